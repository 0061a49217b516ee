"""The web chat: one page, a small JSON interface and an event stream. Customers read our transcript directly."""
