"""A customer's chat, seen or gone on with elsewhere than in the browser where it began."""
