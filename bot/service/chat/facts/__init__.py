"""What is known of a customer, and the articles as they read for them."""
