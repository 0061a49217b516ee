"""What leads work with: old conversations that become articles."""
