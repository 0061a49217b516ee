"""What the customers did with what the bot said."""
