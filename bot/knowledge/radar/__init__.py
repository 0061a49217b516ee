"""What is wrong between live articles: they contradict each other, say the same, or claim one question."""
