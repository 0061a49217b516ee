"""The ways to reach customers. Each channel turns its own updates into core messages and letters into its own sends."""
