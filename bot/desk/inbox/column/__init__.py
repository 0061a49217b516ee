"""The left column: views, lists, search."""
