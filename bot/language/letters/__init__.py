"""What mail programs write around the words of people, in three languages."""
