"""A small knowledge base in a temporary folder, with the real encoder and the real FAISS."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.language.encoders.pair import Encoders

ARTICLES = {
    "ru/delivery/cost": ("Сколько стоит доставка?", ["сколько стоит доставка", "цена доставки", "доставка платная?"]),
    "ru/payment/failed": ("Не проходит оплата", ["не проходит оплата", "ошибка при оплате картой", "карта не принята"]),
    "ru/care/flowers": ("Как ухаживать за цветами?", ["как ухаживать за розами", "уход за букетом", "вода в вазе"]),
    "uk/delivery/cost": ("Скільки коштує доставка?", ["скільки коштує доставка", "ціна доставки", "доставка платна?"]),
    "uk/payment/failed": (
        "Не проходить оплата",
        ["не проходить оплата", "помилка під час оплати", "картку не прийнято"],
    ),
    "en/delivery/cost": ("How much is delivery?", ["delivery price", "how much is delivery", "is delivery free"]),
    "en/payment/failed": ("My payment failed", ["payment failed", "card declined", "cannot pay by card"]),
}

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def encoders() -> Encoders:
    """The shipped encoder alone: English too, so that no test waits for the larger model."""
    return Encoders(deep=None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "knowledge_base"


@pytest.fixture
def write(folder: Path) -> Write:
    """Write one article: ``write("ru/delivery/cost", title=…, questions=[…], body=…)``; returns its path."""

    def write_article(
        name: str,
        *,
        title: str = "Title",
        questions: list[str] | None = None,
        status: str = "published",
        body: str = "The short answer.\n",
        extra: str = "",
    ) -> Path:
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        asked = questions if questions is not None else ["one", "two", "three"]
        lines = "".join(f'  - "{question}"\n' for question in asked)
        path.write_text(
            f'---\ntitle: "{title}"\nquestions:\n{lines}status: {status}\n{extra}---\n{body}', encoding="utf-8"
        )
        return path

    return write_article


@pytest.fixture
def shop(folder: Path, write: Write) -> Path:
    """Seven articles: three topics in Russian, two of them in Ukrainian and English."""
    for name, (title, questions) in ARTICLES.items():
        write(name, title=title, questions=questions, body=f"{title} Ответ.\n\n## Подробности\nТекст о {title}\n")
    return folder
