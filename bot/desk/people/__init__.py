"""Staff and one's own profile."""
