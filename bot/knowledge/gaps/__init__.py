"""What the articles do not answer."""
