# mypy: allow-subclassing-any
"""The intent of a message."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.nlu.featurizer import SentenceEncoder
from bot.dialogue.nlu.intent_model import Example, IntentModel, load_model, spoken, train_model
from bot.dialogue.nlu.language import plain_text_of
from bot.dialogue.nlu.support import Support
from bot.dialogue.nlu.tokenizer import LemmaTokenizer, to_spoken
from bot.language.encoders.shipped import shared_space, static_encoder
from bot.language.text.lemmas import tokenize


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KernelIntentClassifier(IntentClassifier, GraphComponent):
    """Sets "intent" and "intent_ranking", calibrated probabilities; no intent for a text without a known feature.

    Nor for one that nothing in it speaks for: a lone mark, a word that belongs to something else, a name taken for an
    insult.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._ranking = int(config["ranking_length"])
        self._storage = model_storage
        self._resource = resource
        self._model: IntentModel | None = None
        self._support: Support | None = None

    @classmethod
    def required_components(cls) -> list[type[GraphComponent]]:
        return [LemmaTokenizer, SentenceEncoder]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"ranking_length": 5}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "KernelIntentClassifier":
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "KernelIntentClassifier":
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = load_model(folder)
            component._support = Support.load(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        known, intents = list(map(_to_example, examples)), [example.get(INTENT) for example in examples]
        self._model = train_model(known, intents, name_examples(intents, width=len(known[0].vector)))
        self._support = Support.learn(list(map(to_spoken, examples)), intents)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
            self._support.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        if self._model is not None and messages:
            found = self._model.probabilities(list(map(_to_example, messages)))
            for message, row in zip(messages, found, strict=False):
                self._set(message, self._model, row)
        return messages

    def _set(self, message: Message, model: IntentModel, row: Any) -> None:
        best = [index for index in np.argsort(-row)[: self._ranking] if row[index] > 0]
        ranking = [{"name": model.intents[index], "confidence": float(row[index])} for index in best]
        found = ranking[0] if ranking else {"name": None, "confidence": 0.0}
        name = found["name"] if ranking and self._is_borne_out(message, found) else None
        message.set("intent", {**found, "name": name}, add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)

    def _is_borne_out(self, message: Message, found: dict[str, Any]) -> bool:
        intent, sure = str(found["name"]), float(found["confidence"])
        return self._support is None or self._support.bears_out(to_spoken(message), intent, sure)


def name_examples(intents: Iterable[str], *, width: int) -> dict[str, Example]:
    """The name of each intent as an English message with a vector of ``width``: all that is known of a new intent."""
    texts = {intent: spoken(intent) for intent in intents}
    vectors = static_encoder().encode(list(texts.values()))
    if width > vectors.shape[1]:
        vectors = np.hstack([vectors, shared_space().encode(list(texts.values()))])
    return {
        intent: Example(text=text, lemmas=tuple(token.lemma for token in tokenize(text, "en")), vector=vector)
        for (intent, text), vector in zip(texts.items(), vectors, strict=True)
    }


def _to_example(message: Message) -> Example:
    tokens = message.get("text_tokens") or []
    _, sentence = message.get_dense_features(TEXT)
    return Example(
        text=plain_text_of(message),
        lemmas=tuple(token.lemma for token in tokens),
        vector=sentence.features[0],
    )
