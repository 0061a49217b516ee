# mypy: allow-subclassing-any
"""How the customer feels."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.nlu.language import language_of
from bot.language.mood import read_mood


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MoodReader(GraphComponent):
    """Sets "mood": {"anger": 0..1, "urgency": 0..1}."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "MoodReader":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            mood = read_mood(message.get(TEXT) or "", language_of(message))
            message.set("mood", {"anger": mood.anger, "urgency": mood.urgency}, add_to_output=True)
        return messages
