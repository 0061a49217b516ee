"""Whole conversations with the product: its model, index, policy and a database, read as customers read them."""
