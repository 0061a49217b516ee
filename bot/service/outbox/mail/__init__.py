"""Letters to customers of the web chat who have not read what staff wrote."""
