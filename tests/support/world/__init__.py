"""A small world in which anything may happen in any order, and the laws that must hold all the same."""
