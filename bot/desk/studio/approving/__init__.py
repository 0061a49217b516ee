"""A second person looks at an article before customers do."""
