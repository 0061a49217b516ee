"""What starts and stops: the supervisor and the two processes."""
