"""Who wants more of a long article gets all of it in one message, its sections folded away."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.emulator import Clock, Emulator
from tests.support.engine import make_article
from tests.support.shop import METHODS, Listener, Shop
from tests.support.telegram.phones import EmulatorPhone, waits_for
from tests.support.telegram.stage import on_stage

TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"
CUSTOMER = 5001
WORDS = {
    "en": ("how can I pay?", "By card.", "More", "Abroad", "Refunds", "Money comes back to the card."),
    "ru": ("как оплатить?", "Картой.", "Подробнее", "Из-за границы", "Возврат", "Деньги вернутся на карту."),
    "uk": ("як сплатити?", "Карткою.", "Докладніше", "З-за кордону", "Повернення", "Гроші повернуться на картку."),
}


@pytest.mark.parametrize("language", sorted(WORDS))
async def test_the_rest_is_one_message_of_folded_sections(tmp_path: Path, language: str) -> None:
    asked, answer, more, abroad, refunds, line = WORDS[language]
    shop = Shop()
    body = f"{answer}\n\n## {abroad}\n\n{f'{line} ' * 12}\n\n## {refunds}\n\n> {line}\n\n{f'{line} ' * 12}"
    article = make_article(METHODS, language=language, title=asked, body=body)
    shop.shelves[language, METHODS] = article
    async with Emulator(tokens=(TOKEN,), clock=Clock(speed=1)) as server:
        user = server.user(id=CUSTOMER, language_code=language)
        phone = EmulatorPhone(user)
        async with on_stage(tmp_path, api=server.url, token=TOKEN, dialogue=Listener(), finder=shop):
            await phone.sends(asked)
            await phone.presses(answer, more)
            await waits_for(phone, abroad)
            rest = next(message for message in user.chat if abroad in message.text)
    encoded = rest.text.encode("utf-16-le")
    marked = [
        (one["type"], encoded[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in rest.entities
    ]
    assert [kind for kind, _ in marked] == ["bold", "expandable_blockquote"] * 2
    assert [words for kind, words in marked if kind == "bold"] == [abroad, refunds]
    assert rest.text.count(line) == 25
    assert len([message for message in user.chat if line in message.text]) == 1
