"""Exports of old conversations, as other programs write them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SHOP = 900
START = 1_770_000_000
PRICE = "Доставка по городу стоит 150 грн, от 1000 грн бесплатно."
RETURN = "Вернуть можно в течение 14 дней, если упаковка не вскрыта."
ASKED = (
    ("сколько стоит доставка?", PRICE),
    ("скажите пожалуйста сколько стоит доставка по городу", "Добрый день! Доставка по городу стоит 150 грн."),
    ("как вернуть товар?", RETURN),
    ("можно ли вернуть товар если не подошел", RETURN),
)


def message(number: int, minute: float, who: int, text: Any, **more: Any) -> dict[str, Any]:
    """A message of Telegram; ``who`` is the customer's number or the shop's."""
    name = "Чайная лавка" if who == SHOP else f"Клиент{who}"
    made = {"id": number, "type": "message", "date": "2026-02-02T04:40:00", "from": name, "from_id": f"user{who}"}
    return {**made, "date_unixtime": str(int(START + 60 * minute)), "text": text, **more}


def chat(number: int, question: Any, *replies: str) -> dict[str, Any]:
    """A chat of one customer with the shop."""
    minute = number * 60
    said = [message(1, minute, number, "Здравствуйте!"), message(2, minute + 1, number, question)]
    said += [message(3 + at, minute + 2 + at, SHOP, text) for at, text in enumerate(replies)]
    return {"name": f"Клиент{number}", "type": "personal_chat", "id": number, "messages": said}


def account(chats: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """An account with these chats."""
    return {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": SHOP, "first_name": "Чайная лавка", "phone_number": "+380 44 123 45 67"},
        "contacts": {"about": "", "list": [{"first_name": "Клиент1", "phone_number": "+380501112233"}]},
        "chats": {"about": "", "list": list(chats)},
    }


def shop_history(times: int = 3) -> dict[str, Any]:
    """Two topics, each asked several times."""
    chats = [chat(n + 1, ASKED[n % len(ASKED)][0], ASKED[n % len(ASKED)][1]) for n in range(times * len(ASKED))]
    return account(chats)


def write(path: Path, data: Any) -> Path:
    """The file."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
    return path
