"""Article files become an index, and questions become ranked articles with probabilities."""
