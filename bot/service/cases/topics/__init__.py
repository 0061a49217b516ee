"""The desk in Telegram: groups that are desks, and a topic a case."""
