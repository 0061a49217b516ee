"""What customers wish for where the bot has no answer."""
