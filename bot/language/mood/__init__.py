"""How a customer feels."""
