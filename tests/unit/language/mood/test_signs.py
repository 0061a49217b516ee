"""What a sign says of an answer."""

from __future__ import annotations

import pytest

from bot.language.mood.signs import read_thumb


@pytest.mark.parametrize("sign", ["👍", "👍🏿", "❤", "❤️", "❤️‍🔥", "❤‍🔥", "👌", "🙏🏼", "💯"])
def test_it_helped(sign: str) -> None:
    assert read_thumb([sign]) is True


@pytest.mark.parametrize("sign", ["👎", "👎🏻", "💩", "🤬", "🖕"])
def test_it_did_not(sign: str) -> None:
    assert read_thumb([sign]) is False


@pytest.mark.parametrize("signs", [[], ["😁"], ["💔"], ["custom"], ["paid"], ["other"], ["👍", "👎"], ["", "🗿"]])
def test_it_says_nothing_sure(signs: list[str]) -> None:
    assert read_thumb(signs) is None


def test_a_thumb_beside_a_laugh_is_a_thumb() -> None:
    assert read_thumb(["😁", "👍"]) is True
