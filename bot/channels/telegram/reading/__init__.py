"""What Telegram sends, part by part."""
