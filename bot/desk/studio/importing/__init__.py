"""The wizard that imports articles."""
