"""Old conversations: brought, read, put into topics, and made articles of."""
