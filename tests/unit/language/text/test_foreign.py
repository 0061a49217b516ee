"""Languages the bot does not read."""

from __future__ import annotations

import pytest

from bot.language.text.foreign import is_foreign


@pytest.mark.parametrize(
    "text",
    [
        "gdzie jest moja paczka",
        "prosze o kontakt z czlowiekiem",
        "ich brauche eine Rechnung für den Strauß",
        "kargo ne zaman gelir",
        "quiero cancelar el pedido",
        "vorrei annullare il mio ordine",
        "гүл қанша тұрады",
        "колко струва доставката",
        "გამარჯობა",
        "你好",
    ],
)
def test_another_language_is_recognised(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "🙂",
        "LF-204518",
        "Anna Schmidt",
        "Nova Poshta",
        "skolko stoit dostavka",
        "chy mozhna oplatyty kartkoyu",
        "crjkmrj cnjbn ljcnfdrf",
        "сщддусе шт зукыщт",
        "соеденити с апиратором",
        "how do i book a paediatrician",
        "wher is my ordr pls",
        "де мій букет",
        "Müller",
    ],
)
def test_our_languages_are_ours_however_they_are_typed(text: str) -> None:
    assert not is_foreign(text)
