"""The product at a Telegram server: ours, or one of two that others wrote."""
