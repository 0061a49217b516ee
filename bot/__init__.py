"""Answerdesk: a support bot on your own machine that answers from a knowledge base and hands over to people."""
