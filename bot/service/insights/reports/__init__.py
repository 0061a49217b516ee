"""Numbers over time, for who may see whose."""
