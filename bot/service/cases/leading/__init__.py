"""What a lead does with the chats of all."""
