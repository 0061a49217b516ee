"""Answerdesk: a self-hosted support bot that answers from a knowledge base and hands over to people."""
