"""Texts as long as a message can be: an ordinary one, and what nobody writes but somebody sends."""

from __future__ import annotations

from typing import Final

LENGTH: Final = 4096


def _fill(piece: str) -> str:
    return (piece * (LENGTH // len(piece) + 1))[:LENGTH]


ORDINARY: Final = _fill(
    "Здравствуйте! Я заказала букет на 8 марта, номер 204518, а курьер не приехал. Скільки коштує доставка у неділю?"
    " And how much is express delivery, please? Мой телефон 044 123 45 67, почта anna@example.com. "
)
SIGNS: Final = "!#([*_`><\\-.,?:;/@$%^&+=~|'\""
ODD: Final = {
    "spaces": "a" + " " * (LENGTH - 2) + "a",
    "lines": _fill("\n"),
    "lines and spaces": _fill(" \n"),
    **{f"only {sign}": _fill(sign) for sign in SIGNS},
    "emoji": _fill("😡"),
    "joined emoji": _fill("👩‍👩‍👧"),
    "combining marks": "a" + "\u0301" * (LENGTH - 1),
    "zero width": _fill("\u200b"),
    "one Latin word": _fill("a"),
    "one Cyrillic word": _fill("щ"),
    "one word in the wrong layout": _fill("ghbdtn"),
    "one word in Latin letters": _fill("shchyo"),
    "one word with apostrophes": _fill("a'"),
    "digits": _fill("1"),
    "digits apart": _fill("1 "),
    "digits and dots": _fill("8.3."),
    "a number without digits": "номер " + _fill("номера")[:-6],
    "orders without digits": _fill("заказ # "),
    "right to left": _fill("\u202eשלום "),
    "letters apart": _fill("а "),
    "letters and dots": _fill("a."),
    "starred": _fill("б*я "),
    "stars in a word": _fill("a*"),
    "an address": "a@" + _fill("a.")[:-2],
    "addresses": _fill("a@"),
    "links": _fill("http://"),
    "phones": _fill("+380 "),
    "thanks": "x " + _fill("спасибо ")[:-2],
    "agreement": "x " + _fill("ok, ")[:-2],
    "many questions": _fill("and what "),
    "markdown links": _fill("[a](b "),
    "markdown images": _fill("!["),
    "everything": _fill("a1!#( [*😡\u0301\u200b"),
}
