"""Writing one article: the page, what is kept of it, who else is there, making it live."""
