"""Chats that go on in another channel."""
