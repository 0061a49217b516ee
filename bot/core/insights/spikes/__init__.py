"""Many people who ask the same at once: how that is told from any other quarter of an hour, and what is done."""
