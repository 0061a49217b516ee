"""What the radar has found, mended: always into a draft, for a person to read before customers do."""
