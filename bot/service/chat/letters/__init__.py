"""Letters of customers: stored as they come, read, and put into the chat they answer."""
