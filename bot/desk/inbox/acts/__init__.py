"""What is done to a chat besides answering it: noted, put off, handed on, closed."""
