"""Use cases: what the product does, each on its transaction, for whichever page, channel or timer asks."""
