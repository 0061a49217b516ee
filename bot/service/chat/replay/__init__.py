"""What the bot would do with a question: now, and with other texts in place of the articles."""
