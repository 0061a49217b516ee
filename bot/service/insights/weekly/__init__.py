"""The weekly letter: who wants it, what stands in it, and sending it once."""
