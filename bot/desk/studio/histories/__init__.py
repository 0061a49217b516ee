"""Old conversations: brought, sorted by what was asked, made articles of."""
