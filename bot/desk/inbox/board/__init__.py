"""The lead's board: who is here, who holds what, who waits."""
