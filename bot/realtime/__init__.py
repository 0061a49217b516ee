"""Doorbells between processes: they say "look" and may be lost; everyone polls as well."""
