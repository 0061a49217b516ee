"""What stands between a text and customers: the gate, the way back, and who waits to hear of it."""
