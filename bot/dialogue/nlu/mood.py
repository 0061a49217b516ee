# mypy: allow-subclassing-any
"""How the customer feels."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.nlu.language import plain_text_of
from bot.dialogue.nlu.mood_model import Example, MoodModel, load_mood, train_mood
from bot.dialogue.nlu.support import ANGRY, Support
from bot.dialogue.nlu.tokenizer import to_spoken
from bot.language.encoders.shipped import static_encoder
from bot.language.mood.mood import read_mood, read_urgency

UNTOLD = ("want_human",)  # a wish for a person may be angry or calm; those with angry words teach nothing
ANGRY_WORDS = 0.4
CALM = 0.3  # at most, where nothing but the model's score says anger


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class MoodReader(GraphComponent):
    """Sets "mood": {"anger": 0..1, "urgency": 0..1}; anger is the probability that a person should take over.

    It is believed only where words or signs show it, or the length and the score do; never of a lone word or mark.

    Without complaints and insults among the examples, anger is what the word lists say.
    """

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._storage = model_storage
        self._resource = resource
        self._model: MoodModel | None = None
        self._support: Support | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "MoodReader":
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "MoodReader":
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            if any(folder.iterdir()):
                component._model, component._support = load_mood(folder), Support.load(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        told = [message for message in training_data.intent_examples if message.get(TEXT) and _tells(message)]
        angry = [message.get(INTENT) in ANGRY for message in told]
        with self._storage.write_to(self._resource) as folder:
            if min(sum(angry), len(angry) - sum(angry)) >= 2:
                self._model = train_mood(_to_examples(told), angry)
                self._model.save(folder)
                self._support = Support.learn(list(map(to_spoken, told)), [one.get(INTENT) for one in told])
                self._support.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        said = [message for message in messages if message.get(TEXT)]
        for message, anger in zip(said, self._anger(said), strict=True):
            urgency = read_urgency(message.get(TEXT))
            message.set("mood", {"anger": round(anger, 3), "urgency": urgency}, add_to_output=True)
        return messages

    def _anger(self, messages: list[Message]) -> list[float]:
        if self._model is None:
            return [read_mood(message.get(TEXT)).anger for message in messages]
        found = map(float, self._model.anger(_to_examples(messages))) if messages else ()
        return [self._shown(message, anger) for message, anger in zip(messages, found, strict=True)]

    def _shown(self, message: Message, anger: float) -> float:
        if self._support is None:
            return anger
        ranking = message.get("intent_ranking") or [{"name": "complaint", "confidence": 1.0}]
        agreed = sum(float(one["confidence"]) for one in ranking if one["name"] in ANGRY)
        shown = self._support.shows_anger(to_spoken(message), anger, agreed=agreed)
        return anger if shown else min(anger, CALM)


def _tells(message: Message) -> bool:
    return message.get(INTENT) not in UNTOLD or read_mood(message.get(TEXT)).anger < ANGRY_WORDS


def _to_examples(messages: list[Message]) -> list[Example]:
    """With the vectors of the pipeline, or the shipped encoder's where it makes none."""
    found = [message.get_dense_features(TEXT)[1] for message in messages]
    if all(found):
        vectors = [sentence.features[0] for sentence in found if sentence]
    else:
        vectors = list(static_encoder().encode([plain_text_of(message) for message in messages]))
    return [Example(text=message.get(TEXT), vector=vector) for message, vector in zip(messages, vectors, strict=True)]
