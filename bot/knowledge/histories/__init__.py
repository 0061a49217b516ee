"""Old conversations of other programs: read, paired, and put into topics."""
