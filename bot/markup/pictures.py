"""Pictures that stand by themselves in a text: they belong to the words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import unquote

_PICTURE: Final = re.compile(
    r"!\[[^\[\]\n]{0,300}\]\((?:<([^<>\n]{0,500})>|([^()\s]{0,500}))(?: \"[^\"\n]{0,200}\")?\)"
)
_GAP: Final = re.compile(r"\n{3,}")


def is_alone(text: str) -> bool:
    """Whether it is pictures and nothing else."""
    return bool(text.strip()) and not _PICTURE.sub("", text).strip()


def join_to_words(parts: Sequence[str]) -> tuple[str, ...]:
    """Each picture that is a part by itself goes to the end of the part before it, or of the first that has words."""
    joined: list[str] = []
    ahead: list[str] = []
    for part in parts:
        if not is_alone(part):
            joined.append("\n\n".join((part, *ahead)))
            ahead = []
        elif joined:
            joined[-1] += f"\n\n{part}"
        else:
            ahead.append(part)
    return (*joined, *ahead)


def take_out(text: str, goes: Callable[[str], bool]) -> str:
    """The text without the lines that are only pictures whose addresses all ``goes`` accepts; never without a word."""
    lines = text.split("\n")
    kept = "\n".join(line for line in lines if not (is_alone(line) and all(map(goes, _list_addresses(line)))))
    return _GAP.sub("\n\n", kept).strip("\n") if kept.strip() else text


def _list_addresses(line: str) -> list[str]:
    return [unquote(found[1] or found[2] or "") for found in _PICTURE.finditer(line)]
