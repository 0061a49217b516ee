"""What a column or a field is called in three languages, and what its values mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

from bot.knowledge.imports.naming import to_language


class Column(StrEnum):
    """What a column may hold."""

    ID = "id"
    QUESTION = "question"
    ANSWER = "answer"
    LANGUAGE = "language"
    TOPIC = "topic"
    TAGS = "tags"
    PHRASINGS = "phrasings"
    STATUS = "status"
    CREATED = "created"


_NAMES: Final = {
    Column.ID: "id|key|faq id|article id|№|номер|код|идентификатор|ідентифікатор|ключ",
    Column.QUESTION: "question|title|name|subject|heading|вопрос|вопросы|заголовок|название|наименование|питання"
    "|запитання|назва|тема вопроса|q",
    Column.ANSWER: "answer|text|body|content|article|response|ответ|ответы|текст|текст ответа|содержание|контент"
    "|статья|описание|відповідь|відповіді|текст відповіді|зміст|вміст|стаття|опис|description|a",
    Column.LANGUAGE: "language|lang|locale|язык|мова",
    Column.TOPIC: "category|categories|topic|section|folder|group|категория|категории|тема|раздел|рубрика|группа"
    "|категорія|розділ|рубрика|група",
    Column.TAGS: "tags|tag|labels|теги|тег|метки|ярлыки|мітки",
    Column.PHRASINGS: "phrasings|keywords|keyword|synonyms|variants|alternatives|alternative questions|questions"
    "|alt questions|similar questions|фразы|формулировки|синонимы|варианты|варианты вопроса|ключевые слова"
    "|похожие вопросы|как спрашивают|формулювання|синоніми|варіанти|варіанти питання|варіанти запитання|ключові слова"
    "|схожі питання|як питають",
    Column.STATUS: "status|state|published|draft|статус|состояние|стан|опубликовано|опубліковано|черновик|чернетка",
    Column.CREATED: "created|created at|created time|date|дата|создано|створено",
}
_KNOWN: Final = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_OTHER: Final = re.compile(r"[\W_]+")
_DRAFTS: Final = (
    "|draft|unpublished|notpublished|hidden|archived|no|false|0|черновик"
    "|скрыто|архив|нет|чернетка|приховано|архів|ні|в работе|todo|"
)
_SPLIT: Final = re.compile(r"[|\n;]+")


def column_of(name: str) -> Column | None:
    """What a column of this name holds; None for one we have no use for."""
    return _KNOWN.get(_form(name))


def column_in_language(name: str) -> tuple[Column, str] | None:
    """The same for "question_ru", "Ответ (укр)": the column and its language."""
    words = _form(name).split(" ")
    language = to_language(words[-1]) if len(words) > 1 else ""
    column = _KNOWN.get(" ".join(words[:-1])) if language else None
    return (column, language) if column is not None else None


def to_draft(said: str) -> bool:
    """Whether this state means that customers do not see it yet."""
    return bool(said.strip()) and f"|{_form(said)}|" in _DRAFTS


def to_list(value: Any) -> list[str]:
    """The entries of a list, or of a text with bars, semicolons or line ends between (commas where nothing else is)."""
    return list(dict.fromkeys(_entries(value)))


def _entries(value: Any) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, list | tuple):
        for one in value:
            yield from _entries(one if not isinstance(one, dict) else one.get("name") or one.get("title"))
        return
    text = str(value)
    parts = _SPLIT.split(text)
    if len(parts) == 1 and text.count(",") and "?" not in text:
        parts = text.split(",")
    yield from (part for part in (" ".join(one.split()).strip("-•* ") for one in parts) if part)


def _form(name: str) -> str:
    return "№" if name.strip() == "№" else _OTHER.sub(" ", name.casefold()).strip()
