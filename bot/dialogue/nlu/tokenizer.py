# mypy: allow-subclassing-any
"""Words with their dictionary forms."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.nlu.language import language_of
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
