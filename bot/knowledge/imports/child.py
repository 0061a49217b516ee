"""Reading in a process of its own: what is in the files can hold up and harm nobody else.

``python -m bot.knowledge.imports.child FALLBACK OUT PATH…`` writes a line of JSON for each piece into OUT, and tells on
standard output, a line each, how many files of how many are done.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Final

from bot.knowledge.imports.found import TooSlow, to_json
from bot.knowledge.imports.read import read_pieces

FILE_SECONDS: Final = 30.0
MEMORY: Final = 3_000_000_000
_NICE: Final = 5


def main(arguments: list[str]) -> int:
    """Read, and write what was found; the exit status."""
    fallback, out, *paths = arguments
    os.nice(_NICE)
    with contextlib.suppress(ValueError, OSError):  # a tighter limit stands already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with open(out, "w", encoding="utf-8") as file:
        for piece in read_pieces([Path(path) for path in paths], fallback=fallback, told=_tell, guard=in_time):
            file.write(json.dumps(to_json(piece), ensure_ascii=False) + "\n")
    return 0


@contextlib.contextmanager
def in_time() -> Iterator[None]:
    """At most half a minute for a file."""
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, FILE_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow()


def _tell(done: int, total: int) -> None:
    print(done, total, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
