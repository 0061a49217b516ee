"""Names of new articles."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.service.articles import drafts, naming
from bot.service.articles.drafts import Draft
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"topic": "delivery", "slug": "cost-city"}, "delivery/cost-city"),
        ({"topic": " Доставка ", "slug": "Сколько стоит?"}, "dostavka/skolko-stoit"),
        ({"topic": "", "slug": ""}, "general/podarochnye-karty"),
        ({"topic": "gifts", "slug": ""}, "gifts/podarochnye-karty-2"),
        ({"topic": "../etc", "slug": "/passwd"}, "etc/passwd"),
    ],
)
async def test_whatever_is_typed_becomes_a_name(app: App, typed: dict[str, str], key: str) -> None:
    lead = await hire(app, "Lena", Role.LEAD)
    known = Draft(key="gifts/podarochnye-karty", language="ru", text=write_article(), digest="")
    await drafts.save(app, lead, known)
    assert naming.propose_key(app, **typed, title="Подарочные карты", language="ru") == key
