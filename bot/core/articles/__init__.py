"""What articles do for customers, and what a change of them would do."""
