"""Use cases of what can be learned from the chats."""
