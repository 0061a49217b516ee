# mypy: allow-subclassing-any
"""When the intent model is not sure, the article search decides."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ConfidenceGate(IntentClassifier, GraphComponent):
    """An intent below its threshold becomes "nlu_fallback", which is treated as a question.

    Like Rasa's FallbackClassifier, with ``thresholds`` of their own for some intents: a wish for a person is believed
    sooner than small talk. The ranking keeps what the model thought.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])
        self._thresholds: dict[str, float] = config["thresholds"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"threshold": 0.6, "thresholds": {}}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        values = [config.get("threshold", 0.6), *config.get("thresholds", {}).values()]
        if not all(isinstance(value, (int, float)) and 0 <= value <= 1 for value in values):
            raise InvalidConfigException("config.yml: the thresholds of ConfidenceGate must be numbers from 0 to 1.")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ConfidenceGate":
        cls.validate_config(config)
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            intent = message.get(INTENT) or {}
            if not self._is_sure(intent):
                confidence = float(intent.get("confidence") or 0.0)
                unsure = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 1.0 - confidence}
                message.set(INTENT, unsure, add_to_output=True)
        return messages

    def _is_sure(self, intent: dict[str, Any]) -> bool:
        name = str(intent.get("name") or "")
        return bool(name) and intent["confidence"] >= self._thresholds.get(name, self._threshold)
