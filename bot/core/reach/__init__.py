"""How a customer is reached elsewhere than in the chat they began."""
