"""What leads work with and wait for: old conversations that become articles, the gate before publishing."""
