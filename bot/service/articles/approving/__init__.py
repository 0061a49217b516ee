"""A second person looks at what customers are to read."""
