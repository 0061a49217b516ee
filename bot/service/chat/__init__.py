"""Use cases of the bot's side of a conversation."""
