"""The list of articles, topics, languages side by side, first steps."""
