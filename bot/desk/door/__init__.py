"""The way in: login, passwords, who may open what, headers."""
