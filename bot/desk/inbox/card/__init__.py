"""The parts of the right column that tell of the customer."""
