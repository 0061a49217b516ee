"""Requests no article answers, from the training data of the dialogue model: what a probability must stay low for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import yaml

from bot.core.turn import LANGUAGES
from bot.language.detect import detect

_INTENT: Final = "out_of_scope"
_MARKUP = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def read_outsiders(folder: Path) -> tuple[tuple[str, str], ...]:
    """(question, language) of every out-of-scope example under ``folder``; files that can't be read give none."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.yml")):
        try:
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            continue
        blocks = data.get("nlu") if isinstance(data, dict) else None
        for block in blocks if isinstance(blocks, list) else ():
            if isinstance(block, dict) and block.get("intent") == _INTENT:
                found.update(_read(block))
    return tuple(found.items())


def _read(block: dict[str, object]) -> dict[str, str]:
    metadata = block.get("metadata")
    named = metadata.get("language") if isinstance(metadata, dict) else None
    lines = (line.strip().removeprefix("- ").strip() for line in str(block.get("examples") or "").splitlines())
    texts = (_MARKUP.sub(r"\1", line) for line in lines if line)
    return {text: named if named in LANGUAGES else detect(text, fallback="ru") for text in texts}
