"""From a question to articles with probabilities."""
