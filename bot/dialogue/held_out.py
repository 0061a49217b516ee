"""Messages whose meaning is known and that no model has learned: by them two models are compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from bot.language.text.examples import Labelled

HELD_OUT: Final = Path(__file__).with_suffix(".yml")


def read_held_out() -> Iterator[Labelled]:
    """All of them, in the order of the file."""
    for intent, languages in yaml.safe_load(HELD_OUT.read_text(encoding="utf-8")).items():
        for language, texts in languages.items():
            for text in texts:
                yield Labelled(text=text, language=language, intent=intent)
