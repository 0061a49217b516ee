"""The database: tables, transactions and one module of functions per aggregate."""
