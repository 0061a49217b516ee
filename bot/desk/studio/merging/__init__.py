"""Two articles that say the same become one."""
