"""Words as the search over all chats knows them."""
