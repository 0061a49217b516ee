"""Rasa, in the engine process: one customer turn in, one understood turn and the dialogue's new state out."""
