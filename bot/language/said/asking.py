"""Whether a reply of ours asks the customer for something, so that their silence means that they owe an answer."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE: Final = re.compile(r"[^.!?…\n]+[.!?…]*")
_WISHES: Final = re.compile(
    r"""\b(?:
    пришлите|отправьте|вышлите|напишите|укажите|назовите|подтвердите|уточните|сообщите|скажите|подскажите|проверьте
    |попробуйте|приложите|сфотографируйте|продиктуйте|ответьте|выберите|опишите
    |надішліть|пришліть|напишіть|вкажіть|назвіть|підтвердьте|підтвердіть|уточніть|повідомте|скажіть|підкажіть|перевірте
    |спробуйте|додайте|сфотографуйте|продиктуйте|виберіть|оберіть|опишіть
    |please\s+(?:send|tell|confirm|check|try|provide|write|give|share|attach|choose|describe|specify|let\s+(?:me|us)\s+know)
    |let\s+(?:me|us)\s+know\s+(?:which|what|when|whether|how|your|the)|(?:send|tell|give)\s+(?:me|us)\b
    )""",
    re.I | re.X,
)
# said at the end of a talk: whoever is silent has nothing more to ask
_FAREWELL: Final = re.compile(
    r"""\b(?:если|якщо|if|ещё|еще|щось|що-небудь|чем-то|чем-нибудь|чимось|остались|лишилися|лишились|залишилися
    |else|further|anything)\b|обращайтесь|звертайтеся""",
    re.I | re.X,
)
_OFFER: Final = re.compile(
    r"""\b(?:помочь|допомогти|помочи|help|assist|вопрос\w*|питан\w+|запитан\w+|questions?|anything)\b""", re.I | re.X
)


def asks_back(text: str) -> bool:
    """Whether it asks a question or wants something sent, told or tried; "anything else?" does not."""
    return any(map(_asks, _SENTENCE.findall(text)))


def _asks(sentence: str) -> bool:
    polite = _FAREWELL.search(sentence) is not None
    if sentence.rstrip().endswith("?"):
        return not (polite and _OFFER.search(sentence))
    return not polite and _WISHES.search(sentence) is not None
