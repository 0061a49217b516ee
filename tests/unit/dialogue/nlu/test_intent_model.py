"""The intent model: what it learns from examples and from the names of intents, and that saving loses nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.dialogue.nlu.intent_model import Example, load_model, spoken, train_model
from bot.language.encoders.encoder import StaticEncoder

ENGLISH = 8  # numbers of the vector that stands beside the shipped encoder's
TEXTS = {
    "greet": ("hello there", "good morning", "hi to you"),
    "ship_abroad": ("do you send parcels to france", "can it be delivered to spain", "is export possible"),
}


def test_probabilities_are_of_every_intent_and_sum_to_one() -> None:
    model = train_model(*_examples())
    found = model.probabilities([_example("hello"), _example("parcels to spain")])
    assert [model.intents[place] for place in found.argmax(axis=1)] == ["greet", "ship_abroad"]
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_a_message_without_any_feature_is_no_intent() -> None:
    nothing = Example(text="", lemmas=(), vector=np.zeros(StaticEncoder().dimension + ENGLISH, dtype=np.float32))
    assert not train_model(*_examples()).probabilities([nothing]).any()


def test_the_name_of_an_intent_teaches_its_words() -> None:
    named = {intent: _example(spoken(intent)) for intent in TEXTS}
    asked = [_example("abroad")]
    place = train_model(*_examples()).intents.index("ship_abroad")
    without = train_model(*_examples()).probabilities(asked)[0, place]
    assert train_model(*_examples(), named).probabilities(asked)[0, place] > without


def test_a_name_nobody_gave_examples_of_is_no_intent() -> None:
    assert train_model(*_examples(), {"strange": _example("strange")}).intents == ("greet", "ship_abroad")


def test_an_intent_with_a_single_example_is_learned_beside_the_others() -> None:
    examples, intents = _examples()
    model = train_model([*examples, _example("put me through to a person")], [*intents, "want_human"])
    found = model.probabilities([_example("put me through to somebody"), _example("hello")]).argmax(axis=1)
    assert [model.intents[place] for place in found] == ["want_human", "greet"]


def test_single_examples_alone_make_a_model() -> None:
    model = train_model([_example("hello there"), _example("send parcels to france")], ["greet", "ship_abroad"])
    found = model.probabilities([_example("hello"), _example("parcels to spain")])
    assert [model.intents[place] for place in found.argmax(axis=1)] == ["greet", "ship_abroad"]
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)


def test_a_message_far_from_every_example_is_less_sure() -> None:
    model, known = train_model(*_examples()), _example("hello there")
    far = known.vector.copy()
    far[StaticEncoder().dimension :] = np.roll(far[StaticEncoder().dimension :], 3)
    both = model.probabilities([known, Example(text=known.text, lemmas=known.lemmas, vector=far)]).max(axis=1)
    assert both[1] < both[0]


def test_a_saved_model_says_the_same(tmp_path: Path) -> None:
    model = train_model(*_examples())
    model.save(tmp_path)
    asked = [_example("hello"), _example("to france")]
    assert np.allclose(load_model(tmp_path).probabilities(asked), model.probabilities(asked), atol=0.01)


def _examples() -> tuple[list[Example], list[str]]:
    rows = [(text, intent) for intent, texts in TEXTS.items() for text in texts]
    return [_example(text) for text, _ in rows], [intent for _, intent in rows]


def _example(text: str) -> Example:
    """With a vector in which texts of the same words are near."""
    vector = np.zeros(StaticEncoder().dimension + ENGLISH, dtype=np.float32)
    for word in text.split():
        vector[sum(map(ord, word)) % StaticEncoder().dimension] += 1
        vector[StaticEncoder().dimension + sum(map(ord, word)) % ENGLISH] += 1
    return Example(text=text, lemmas=tuple(text.split()), vector=vector / max(1.0, float(np.linalg.norm(vector))))
