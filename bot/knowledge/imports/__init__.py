"""What a business has already, read as articles: files and exports of others in, neutral articles out."""
