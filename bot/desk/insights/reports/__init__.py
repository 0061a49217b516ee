"""The pages of numbers over time."""
