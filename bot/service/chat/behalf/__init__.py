"""Accounts on whose behalf the bot speaks: connecting them, and what is said in their chats."""
