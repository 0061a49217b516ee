"""The recipe of the sentence encoder in `models/encoder`: collect, clean, teach, train, export, measure."""
