"""All articles together: found by words, sorted into topics, compared with their translations."""
