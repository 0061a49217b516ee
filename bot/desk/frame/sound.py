"""The short sound of a new case, made here so that nothing is fetched."""

from __future__ import annotations

import base64
import math
import struct

RATE = 16_000
NOTES = ((659.3, 0.11), (987.8, 0.22))  # E5, B5
LOUDNESS = 0.25


def make_wav() -> bytes:
    """Two soft notes, 16-bit mono."""
    samples = [level for pitch, seconds in NOTES for level in _note(pitch, seconds)]
    data = struct.pack(f"<{len(samples)}h", *samples)
    head = struct.pack("<4sI4s", b"RIFF", 36 + len(data), b"WAVE")
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, RATE, RATE * 2, 2, 16)
    return head + form + struct.pack("<4sI", b"data", len(data)) + data


def _note(pitch: float, seconds: float) -> list[int]:
    count = int(RATE * seconds)
    return [
        int(32767 * LOUDNESS * math.exp(-4 * at / count) * min(1, at / 80) * math.sin(2 * math.pi * pitch * at / RATE))
        for at in range(count)
    ]


DING = "data:audio/wav;base64," + base64.b64encode(make_wav()).decode()
