"""Questions of the last minutes beside what is usually asked."""
