"""The support leads' pages: articles."""
