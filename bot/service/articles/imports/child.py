"""Reading what people bring in a process of its own, which gives way to everybody and can be stopped."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

TELL_SECONDS: Final = 0.5
LATE: Final = -1
_LONGEST_LINE: Final = 64 * 1024 * 1024

Tell = Callable[[bytes], Awaitable[bool]]


@dataclass(frozen=True, kw_only=True)
class Ended:
    """The last line the process wrote; its exit status, ``LATE`` when it took too long, None when it was stopped."""

    last: bytes = b""
    status: int | None = None


async def follow(*arguments: str, tell: Tell, seconds: float) -> Ended:
    """Run ``python arguments`` to its end; ``tell`` hears its latest line now and then and says whether to go on."""
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=pipe, limit=_LONGEST_LINE)
    ended = Ended()
    try:
        ended = await _listen(child, tell, seconds)
    finally:
        if ended.status != 0 and child.returncode is None:  # one that has just ended must not be asked for twice
            child.kill()
        await child.wait()
    return Ended(last=ended.last, status=child.returncode) if ended.status == 0 else ended


async def _listen(child: asyncio.subprocess.Process, tell: Tell, seconds: float) -> Ended:
    """Status 0 at the end of what it writes."""
    assert child.stdout is not None
    begun = told = time.monotonic()
    last = b""
    while time.monotonic() - begun < seconds:
        try:
            line = await asyncio.wait_for(child.stdout.readline(), TELL_SECONDS)
        except TimeoutError:
            line = b"\n"
        if not line:
            return Ended(last=last, status=0)
        last = line if line.strip() else last
        if time.monotonic() - told > TELL_SECONDS:
            told = time.monotonic()
            if not await tell(last):
                return Ended(last=last)
    return Ended(last=last, status=LATE)
