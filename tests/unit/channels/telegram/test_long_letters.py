"""Letters of thousands of marks: none is lost or shifted, wherever the pieces end."""

from __future__ import annotations

import pytest

from bot.channels.telegram.render import Piece, render
from bot.service.ports import Letter

TIMES = 4000


def pieces(text: str) -> tuple[Piece, ...]:
    return render(Letter(chat_key="1", text=text, markup=True))


def covered(piece: Piece) -> list[str]:
    raw = piece.text.encode("utf-16-le")
    spans = ((entity.offset * 2, (entity.offset + entity.length) * 2) for entity in piece.entities)
    return [raw[start:end].decode("utf-16-le") for start, end in spans]


@pytest.mark.parametrize(
    ("unit", "marked"),
    [
        ("слово **жирно** ", "жирно"),
        ("- 😀 *пункт*\n", "пункт"),
        ("> `код` здесь\n\n", "код"),
        ("1. [раз](https://a.b)\n   два\n", "раз"),
    ],
)
def test_every_mark_of_a_very_long_letter_stays_where_it_was(unit: str, marked: str) -> None:
    found = [words for piece in pieces(unit * TIMES) for words in covered(piece)]
    assert found.count(marked) == TIMES
    assert all(marked in words for words in found)


def test_ranges_inside_ranges_go_on_together_in_the_next_piece() -> None:
    inner = "слово " * 900 + "конец"
    parts = pieces(f"**а *{inner}* б**")
    assert len(parts) > 1
    for part in parts[1:-1]:
        assert covered(part) == [part.text, part.text]
    assert [words.split()[-1] for words in covered(parts[-1])] == ["б", "конец"]
