"""What Telegram takes at once: how long a message, how many of them."""
