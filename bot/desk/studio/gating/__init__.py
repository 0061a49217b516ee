"""The gate before publishing: what would be gained and lost, and the way back."""
