"""A value somebody wrote that can't be used."""

from __future__ import annotations


class WrongValue(ValueError):
    """What is wrong with a value and what to write instead, in English; catalogues translate it by ``code``."""

    def __init__(self, code: str, said: str, /, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(said.format_map(details))
