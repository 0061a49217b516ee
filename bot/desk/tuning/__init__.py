"""How the bot decides and speaks, for leads."""
