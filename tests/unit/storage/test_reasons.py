"""Why the bot said something, as it was stored: by this version and by those before it."""

from __future__ import annotations

import pytest

from bot.core.case import Brief, Reason
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Considered, Piece, Why, WithLast
from bot.storage.codec import pack, unpack
from bot.storage.reasons import read_sentence, read_why, renew_brief

WHOLE = Why(
    grounds=by(Rule.MISSES, count=2),
    intent="question",
    confidence=0.9,
    anger=0.1,
    candidates=(Considered(article="a/b", title="T", probability=0.5, matched="m", scores={"dense": 0.4}),),
    context=WithLast(article="c/d", asked="and?", candidates=(Considered(article="c/d"),), sections=(0.1, 0.9)),
    parts=(Piece(text="one?", candidates=(Considered(article="e/f"),)),),
    picked="T",
)


def test_a_reason_comes_back_as_it_was_stored() -> None:
    assert read_why(pack(WHOLE)) == WHOLE


def test_a_reason_of_an_earlier_version_is_read_with_its_sentence_as_a_rule() -> None:
    old = {name: value for name, value in pack(WHOLE).items() if name != "grounds"} | {"rule": "2 misses in a row"}
    assert read_why(old) == WHOLE


@pytest.mark.parametrize(
    ("sentence", "grounds"),
    [
        ("close enough", by(Rule.CLOSE_ENOUGH)),
        ("follow-up: said above", by(Rule.SAID_ABOVE)),
        ("form", by(Rule.DETAIL)),
        ("12 misses in a row", by(Rule.MISSES, count=12)),
        ("want_human", by(Rule.UNDERSTOOD, intent="want_human")),
    ],
)
def test_every_sentence_of_an_earlier_version_is_known(sentence: str, grounds: object) -> None:
    assert read_sentence(sentence) == grounds


@pytest.mark.parametrize("stored", [None, {}, [], "?", 7, {"grounds": "?"}, {"grounds": {"rule": "no rule"}}, {"x": 1}])
def test_what_is_no_reason_is_none(stored: object) -> None:
    assert read_why(stored) is None


@pytest.mark.parametrize(("sentence", "grounds"), [("anger", by(Rule.ANGER)), ("", None)])
def test_the_brief_of_an_earlier_version_is_read(sentence: str, grounds: object) -> None:
    brief = Brief(reason=Reason.ANGER, question="?", language="en")
    old = {name: value for name, value in pack(brief).items() if name != "grounds"} | {"rule": sentence}
    assert unpack(Brief, renew_brief(old)).grounds == grounds
    assert unpack(Brief, renew_brief(pack(brief))) == brief
