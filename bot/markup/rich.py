"""Plain text with styled ranges. Pure; offsets count characters."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Span:
    """A styled range ``start <= i < end``.

    ``kind``: bold, italic, strikethrough, code, pre, blockquote, text_link, picture (a link to one), date_time (which
    means the time ``at``, to be shown in the ``shape`` of Telegram's formats).
    """

    start: int
    end: int
    kind: str
    url: str = ""
    language: str = ""
    at: datetime | None = None
    shape: str = ""


@dataclass(frozen=True, kw_only=True)
class Rich:
    """Text with styled ranges, which may nest."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def cut(self, places: Iterable[tuple[int, int]]) -> Iterator[Rich]:
        """The parts between pairs of positions, which only grow, with the ranges that reach into each."""
        ahead = deque(sorted(self.spans, key=lambda span: span.start))
        held: list[Span] = []
        for start, end in places:
            while ahead and ahead[0].start < end:
                held.append(ahead.popleft())
            held = [span for span in held if span.end > start]
            yield Rich(text=self.text[start:end], spans=tuple(_clip(span, start, end) for span in held))

    def strip(self) -> Rich:
        """Without white space at both ends, which Telegram would take away, shifting the ranges."""
        start = len(self.text) - len(self.text.lstrip())
        return next(self.cut([(start, max(len(self.text.rstrip()), start))]))

    def styled(self, kind: str, *, url: str = "", language: str = "") -> Rich:
        """The same, all of it in one more style."""
        if not self.text:
            return self
        whole = Span(start=0, end=len(self.text), kind=kind, url=url, language=language)
        return Rich(text=self.text, spans=(whole, *self.spans))

    def indented(self, indent: str) -> Rich:
        """Every line but the first begins with ``indent``."""
        return join(self.cut(_lines(self.text)), "\n" + indent)


def join(parts: Iterable[Rich], glue: str = "") -> Rich:
    """One after the other, in one pass: to add them one by one would copy the beginning for each of them."""
    texts: list[str] = []
    spans: list[Span] = []
    at = 0
    for part in parts:
        at += len(glue) if texts else 0
        spans += (replace(span, start=span.start + at, end=span.end + at) for span in part.spans)
        texts.append(part.text)
        at += len(part.text)
    return Rich(text=glue.join(texts), spans=tuple(spans))


def _clip(span: Span, start: int, end: int) -> Span:
    return replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
