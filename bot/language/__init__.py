"""Text and vectors: languages, lemmas, encoders, mood, entities."""
