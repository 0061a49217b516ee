"""What both markup parsers share: the text built so far and the entities open in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .types import JsonDict


class MarkupError(ValueError):
    """The markup is refused; the message is Telegram's, without its prefix."""


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte_offset(source: str, index: int) -> int:
    """Telegram counts positions in its error messages in UTF-8 bytes."""
    return len(source[:index].encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An entity that has begun: `index` in the source, `offset` in UTF-16 units of the plain text."""

    name: str
    index: int
    offset: int
    entity: JsonDict


@dataclass(kw_only=True)
class Output:
    """The plain text and finished entities; `length` in UTF-16 units."""

    parts: list[str] = field(default_factory=list)
    entities: list[JsonDict] = field(default_factory=list)
    length: int = 0

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)

    def close(self, opened: Opened, **extra: str) -> None:
        """Record the entity unless it is empty or has no type."""
        if self.length > opened.offset and opened.entity:
            place = {"offset": opened.offset, "length": self.length - opened.offset}
            self.entities.append({**opened.entity, **place, **extra})

    def since(self, opened: Opened) -> str:
        text = "".join(self.parts).encode("utf-16-le", "surrogatepass")
        return text[opened.offset * 2 :].decode("utf-16-le", "surrogatepass")

    def result(self) -> tuple[str, list[JsonDict]]:
        return "".join(self.parts), self.entities
