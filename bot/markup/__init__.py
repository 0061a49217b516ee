"""Article Markdown read once for all who show it: comments, plain words, styled text, HTML."""
