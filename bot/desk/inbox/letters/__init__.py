"""Letters that came by mail, all together."""
