"""The mailbox in which answers to letters arrive."""
