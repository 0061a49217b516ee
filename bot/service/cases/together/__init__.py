"""One reply to all who wait for the same."""
