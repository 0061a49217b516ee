"""A year of a busy desk: what one look, one claim and the timers cost when there are a million messages."""
