from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.language import LANGUAGES, Entity, Mood
from bot.core.turn import Candidate, Step, Turn
from bot.dialogue.errors import BadPayload
from bot.dialogue.payload import is_payload, parse_turn, to_payload
from bot.dialogue.plain import to_plain
from bot.language.text.shortening import LONGEST

texts = st.text(max_size=30)
shares = st.floats(0, 1)
candidates = st.builds(
    Candidate,
    article=texts,
    language=st.sampled_from(LANGUAGES),
    title=texts,
    probability=shares,
    matched=texts,
    scores=st.dictionaries(texts, shares, max_size=3),
)
turns = st.builds(
    Turn,
    text=texts,
    language=st.sampled_from(LANGUAGES),
    intent=texts,
    confidence=shares,
    step=st.sampled_from(Step),
    entities=st.lists(st.builds(Entity, kind=texts, value=texts), max_size=3).map(tuple),
    mood=st.builds(Mood, anger=shares, urgency=shares),
    candidates=st.lists(candidates, max_size=3).map(tuple),
    reason=texts,
    helped=st.sampled_from([None, True, False]),
    slot=texts,
    say=texts,
    facts=st.dictionaries(texts, texts, max_size=3),
)
NESTED = ("anger", "probability", "order_number")
GOOD = to_payload(Turn(text="a", language="ru", intent="question", confidence=0.5, step=Step.ANSWER))


@given(turn=turns)
def test_a_turn_survives_the_way_through_json(turn: Turn) -> None:
    assert parse_turn(json.loads(json.dumps(to_payload(turn)))) == turn


@pytest.mark.parametrize("raw", [None, [], "text", {}, {"answerdesk": 2}, {"text": "a"}])
def test_what_is_no_payload_is_refused(raw: object) -> None:
    with pytest.raises(BadPayload):
        parse_turn(raw)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", 1),
        ("language", "de"),
        ("step", "dance"),
        ("confidence", "high"),
        ("confidence", True),
        ("confidence", None),
        ("entities", {}),
        ("entities", ["x"]),
        ("mood", None),
        ("mood", {"anger": "much", "urgency": 0}),
        ("candidates", [{"article": "a/b"}]),
        ("helped", "yes"),
        ("confidence", "0.5"),
        ("intent", None),
        ("helped", 1),
        ("parts", [{"text": 3}]),
        ("facts", []),
        ("facts", {"order_number": 5}),
    ],
)
def test_a_wrong_field_is_named(field: str, value: Any) -> None:
    with pytest.raises(BadPayload) as caught:
        parse_turn({**GOOD, field: value})
    assert str(caught.value.details["problem"]).split()[0] in (field, *NESTED)


def test_json_of_other_actions_is_not_ours() -> None:
    assert is_payload(GOOD)
    assert not is_payload({"buttons": []})
    assert not is_payload(None)


@given(text=st.text(alphabet=st.sampled_from('/ \t\n  аб{}"') | st.characters(), max_size=50))
def test_a_plain_text_never_begins_with_a_slash_even_after_rasa_strips_it(text: str) -> None:
    assert not to_plain(text).strip().startswith("/")


@given(text=st.text(max_size=LONGEST).filter(lambda text: not text.strip().startswith("/")))
def test_every_other_text_is_left_as_it_is(text: str) -> None:
    assert to_plain(text) == text.strip()


def test_of_a_very_long_text_beginning_and_end_are_read() -> None:
    plain = to_plain("начало " + "я" * 50_000 + " конец")
    assert plain.startswith("начало")
    assert plain.endswith("конец")
    assert len(plain) <= LONGEST + 1
