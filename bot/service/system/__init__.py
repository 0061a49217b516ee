"""How the product itself is doing."""
