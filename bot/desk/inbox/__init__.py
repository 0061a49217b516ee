"""The operators' pages: queue, chat, brief."""
