"""The page of one article, put together."""
