"""Who wants to know how many texts have been embedded: a long index says how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_watchers: list[Callable[[int], None]] = []


@contextmanager
def watching(seen: Callable[[int], None]) -> Iterator[None]:
    """Inside, ``seen`` is called with the number of texts of each batch that is done, from whatever thread did it."""
    _watchers.append(seen)
    try:
        yield
    finally:
        _watchers.remove(seen)


def note(texts: int) -> None:
    """A batch is done."""
    for seen in tuple(_watchers):
        seen(texts)
