"""Young and incomplete knowledge bases: few phrasings an article, missing topics, and bases that grow."""
