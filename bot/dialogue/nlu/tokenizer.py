# mypy: allow-subclassing-any
"""Words with their dictionary forms."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.nlu.language import language_of, plain_text_of
from bot.dialogue.nlu.support import Spoken
from bot.language.text.lemmas import tokenize


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class LemmaTokenizer(Tokenizer):
    """spaCy's tokens; ``lemma`` by pymorphy3 for Russian and Ukrainian, by small rules for English."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = message.get(attribute)
        return [
            Token(token.text, token.start, token.end, lemma=token.lemma)
            for token in tokenize(text, language_of(message))
        ]


def to_spoken(message: Message) -> Spoken:
    """The message with its words as its tokens have them, and as they were meant."""
    text, plain = message.get(TEXT) or "", plain_text_of(message)
    lemmas = [token.lemma for token in message.get("text_tokens") or []]
    if plain != text:
        lemmas += [token.lemma for token in tokenize(plain, language_of(message))]
    return Spoken.of(text, lemmas)
