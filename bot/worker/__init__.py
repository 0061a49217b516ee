"""Jobs and timers: whatever is slow, fallible or due later."""
