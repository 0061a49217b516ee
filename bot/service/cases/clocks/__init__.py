"""What is measured and promised in a case: called by whatever answers or ends one."""
