"""Reviews of conversations: their cards, what was given, what was disputed."""
