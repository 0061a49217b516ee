"""Planning a week: what is known of it, and playing it."""
