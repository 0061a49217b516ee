"""Numbers over time: what is counted, over which days, and how a sum becomes a figure. Pure."""
