# mypy: allow-subclassing-any
"""The language of a message, and its text in the letters it was meant in. First in the pipeline."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.core.language import LANGUAGES
from bot.language.text.detect import detect, follow, plain_form

LANGUAGE = "language"
PLAIN = "plain_text"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LanguageDetector(GraphComponent):
    """Sets "language" (ru, uk, en; part of the output) and "plain_text" (wrong layout and transliteration undone).

    Where a text does not tell enough, the language is the one of the message's metadata, else ``fallback``. Training
    examples keep the language their block declares.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._fallback: str = config["fallback"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"fallback": "en"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageDetector":
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self._read(message, message.get("metadata") or {})
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        for example in training_data.training_examples:
            self._read(example, (example.get("metadata") or {}).get("intent") or {}, declared=True)
        return training_data

    def _read(self, message: Message, metadata: dict[str, Any], *, declared: bool = False) -> None:
        text = message.get(TEXT) or ""
        known = metadata.get(LANGUAGE) if metadata.get(LANGUAGE) in LANGUAGES else None
        message.set(PLAIN, plain_form(text) or text)
        told = known if declared else None
        message.set(LANGUAGE, told or _language(text, known, self._fallback), add_to_output=True)


def _language(text: str, known: str | None, fallback: str) -> str:
    return follow(text, known=known) if known else detect(text, fallback=fallback)


def language_of(message: Message) -> str:
    """The language set by the detector; "en" in a pipeline without one."""
    return str(message.get(LANGUAGE) or "en")


def plain_text_of(message: Message) -> str:
    """The text in the letters it was meant in."""
    return str(message.get(PLAIN) or message.get(TEXT) or "")
