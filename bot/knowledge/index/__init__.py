"""What is searched: passages, vectors, words, a classifier."""
