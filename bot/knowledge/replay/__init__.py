"""Known questions asked again."""
