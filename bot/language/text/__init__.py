"""What words are: language, letters, lemmas, entities."""
