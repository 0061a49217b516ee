"""Rows of jobs, facts and the audit log."""
