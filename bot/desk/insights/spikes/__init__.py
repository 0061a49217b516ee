"""What many customers ask at once, and what a lead does about it."""
