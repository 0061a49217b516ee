"""Time as it is counted for a case: working time, targets, and the one clock that is shown."""
