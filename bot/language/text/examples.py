"""The labelled examples of Rasa training data, read without Rasa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from bot.core.language import LANGUAGES
from bot.language.text.detect import detect

_MARKUP: Final = re.compile(r"\[([^\[\]]*)\](?:\([^)\[]*\)|\{[^}\[]*\})")


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """What a customer may write, in which language, and its intent."""

    text: str
    language: str
    intent: str


def read_examples(*folders: Path) -> Iterator[Labelled]:
    """Every example under the folders, in the order of the files; those that can't be read give none."""
    for folder in folders:
        for path in sorted(folder.rglob("*.yml")):
            for block in _blocks(path):
                yield from _read(block)


def _blocks(path: Path) -> list[Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 a safe one
    except (OSError, ValueError, yaml.YAMLError):
        return []
    blocks = data.get("nlu") if isinstance(data, dict) else None
    return blocks if isinstance(blocks, list) else []


def _read(block: object) -> Iterator[Labelled]:
    if not isinstance(block, dict) or "intent" not in block:
        return
    metadata = block.get("metadata")
    named = metadata.get("language") if isinstance(metadata, dict) else None
    lines = (line.strip().removeprefix("- ").strip() for line in str(block.get("examples") or "").splitlines())
    for text in (_MARKUP.sub(r"\1", line) for line in lines if line):
        language = named if named in LANGUAGES else detect(text, fallback="ru")
        yield Labelled(text=text, language=language, intent=str(block["intent"]))
