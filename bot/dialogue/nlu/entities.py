# mypy: allow-subclassing-any
"""Order numbers, phones, addresses, dates and amounts in a message."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.text.entities import find_entities


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityFinder(EntityExtractorMixin, GraphComponent):
    """Adds what ``bot.language.text.entities`` finds; values are in one spelling ("лф 204518" becomes "LF-204518")."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "EntityFinder":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            found = find_entities(message.get(TEXT) or "")
            named = [{"entity": entity.kind, "value": entity.value, "extractor": "EntityFinder"} for entity in found]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *named], add_to_output=True)
        return messages
