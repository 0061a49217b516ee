"""A made-up shop with a quarter of conversations, to look at."""
