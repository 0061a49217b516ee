"""What is known of a customer, and who corrects it."""
