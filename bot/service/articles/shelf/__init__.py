"""Use cases of the shelf: the list of all articles, topics, owners, translations."""
