"""The articles of help desks, each as its programming interface gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from bot.knowledge.articles.body import same_question
from bot.knowledge.imports.columns import Column, column_of, to_draft, to_list
from bot.knowledge.imports.inline import to_ours
from bot.knowledge.imports.naming import to_language
from bot.knowledge.imports.table import to_body
from bot.knowledge.imports.tidy import html_to_markdown

Data = Mapping[str, Any]
Fields = dict[str, Any]


def _is_zendesk(data: Data) -> bool:
    return "title" in data and "locale" in data and ("body" in data or "section_id" in data or "source_id" in data)


def _zendesk(data: Data, sections: Mapping[str, str]) -> Iterator[Fields]:
    inner = data.get("translations")
    versions = [one for one in inner if isinstance(one, dict)] if isinstance(inner, list) else []
    own = str(data.get("source_id") or data.get("id") or data["title"])
    locales = {str(one.get("locale")) for one in versions}
    for one in [*(() if data.get("locale") in locales else (data,)), *versions]:
        body, notes = html_to_markdown(text_of(one, "body"), base=_base(data))
        yield {
            "source": "zendesk",
            "source_id": own,
            "group": own,
            "title": text_of(one, "title") or text_of(data, "title"),
            "body": body,
            "language": to_language(text_of(one, "locale")),
            "draft": bool(one.get("draft", data.get("draft"))),
            "topic": sections.get(str(data.get("section_id")), ""),
            "tags": tuple(to_list(data.get("label_names"))),
            "created": text_of(data, "created_at"),
            "lost": notes,
        }


def _is_freshdesk(data: Data) -> bool:
    return "title" in data and "description" in data and ("folder_id" in data or "category_id" in data)


def _freshdesk(data: Data, sections: Mapping[str, str]) -> Iterator[Fields]:
    body, notes = html_to_markdown(text_of(data, "description", "description_text"))
    seo = data.get("seo_data") if isinstance(data.get("seo_data"), dict) else {}
    words = to_list((seo or {}).get("meta_keywords"))
    path = data.get("hierarchy")
    parts = path if isinstance(path, list) else []
    yield {
        "source": "freshdesk",
        "source_id": str(data.get("id")),
        "group": str(data.get("id")),
        "title": data["title"],
        "body": body,
        "language": to_language(text_of(data, "language", "language_code", "locale")),
        "draft": data.get("status") in (1, "1", "draft"),
        "topic": sections.get(str(data.get("folder_id")), "") or _last_name(parts),
        "tags": tuple(to_list(data.get("tags"))),
        "questions": (*to_list((seo or {}).get("meta_title")), *words),
        "created": text_of(data, "created_at"),
        "lost": notes,
    }


def _is_intercom(data: Data) -> bool:
    return "title" in data and "body" in data and ("translated_content" in data or "parent_type" in data)


def _intercom(data: Data, sections: Mapping[str, str]) -> Iterator[Fields]:
    own, first = str(data.get("id")), to_language(text_of(data, "default_locale"))
    inner = data.get("translated_content")
    versions: dict[str, Data] = {first: data}
    for locale, one in (inner if isinstance(inner, dict) else {}).items():
        language = to_language(str(locale))
        if isinstance(one, dict) and language and language != first and text_of(one, "body"):
            versions[language] = one
    for language, one in versions.items():
        body, notes = html_to_markdown(text_of(one, "body"))
        about = text_of(one, "description")
        yield {
            "source": "intercom",
            "source_id": own,
            "group": own,
            "title": text_of(one, "title") or text_of(data, "title"),
            "body": body,
            "language": language,
            "draft": text_of(one, "state") == "draft",
            "topic": sections.get(str(data.get("parent_id")), ""),
            "questions": (about,) if about.endswith("?") else (),
            "created": _moment(data.get("created_at")),
            "lost": notes,
        }


def _is_helpscout(data: Data) -> bool:
    return "name" in data and ("collectionId" in data or "publicUrl" in data) and ("text" in data or "number" in data)


def _helpscout(data: Data, sections: Mapping[str, str]) -> Iterator[Fields]:
    body, notes = html_to_markdown(text_of(data, "text"), base=text_of(data, "publicUrl"))
    inner = data.get("categories")
    first = str(inner[0]) if isinstance(inner, list) and inner and not isinstance(inner[0], dict) else ""
    yield {
        "source": "helpscout",
        "source_id": str(data.get("id") or data.get("number")),
        "title": data["name"],
        "body": body,
        "draft": text_of(data, "status") == "notpublished",
        "topic": sections.get(first, "") or _last_name(inner if isinstance(inner, list) else []),
        "questions": tuple(to_list(data.get("keywords"))),
        "created": text_of(data, "createdAt"),
        "lost": notes,
    }


def _is_chatwoot(data: Data) -> bool:
    return (
        "title" in data and "content" in data and any(key in data for key in ("portal_id", "portal", "slug", "views"))
    )


def _chatwoot(data: Data, sections: Mapping[str, str]) -> Iterator[Fields]:
    body, notes = to_ours(text_of(data, "content"))
    category = data.get("category") if isinstance(data.get("category"), dict) else {}
    own = str(data.get("id") or data.get("slug"))
    meta = data.get("meta") if isinstance(data.get("meta"), dict) else {}
    yield {
        "source": "chatwoot",
        "source_id": own,
        "group": str(data.get("associated_article_id") or own),
        "title": data["title"],
        "body": body,
        "language": to_language(text_of(data, "locale") or text_of(category or {}, "locale")),
        "draft": data.get("status") not in ("published", 1, "1"),
        "topic": text_of(category or {}, "name") or sections.get(str(data.get("category_id")), ""),
        "tags": tuple(to_list((meta or {}).get("tags"))),
        "created": _moment(data.get("created_at")),
        "lost": notes,
    }


def _is_plain(data: Data) -> bool:
    columns = {column_of(str(key)) for key in data}
    return Column.QUESTION in columns and Column.ANSWER in columns


def _plain(data: Data, _: Mapping[str, str]) -> Iterator[Fields]:
    values: dict[Column, Any] = {}
    for key, value in data.items():
        column = column_of(str(key))
        if column is not None and value not in (None, "", []):
            values.setdefault(column, value)
    if not {Column.QUESTION, Column.ANSWER} <= set(values):
        return
    body, notes = to_body(str(values[Column.ANSWER]))
    title, own = str(values[Column.QUESTION]), str(values.get(Column.ID, ""))
    yield {
        "source": "list",
        "source_id": own or same_question(title)[:200],
        "group": own,
        "title": title,
        "body": body,
        "language": to_language(str(values.get(Column.LANGUAGE, ""))),
        "draft": to_draft(str(values.get(Column.STATUS, ""))),
        "topic": next(iter(to_list(values.get(Column.TOPIC))), "").rpartition("/")[2],
        "tags": tuple(to_list(values.get(Column.TAGS))),
        "questions": tuple(to_list(values.get(Column.PHRASINGS))),
        "lost": notes,
    }


READERS: Final[tuple[tuple[Callable[[Data], bool], Callable[[Data, Mapping[str, str]], Iterator[Fields]]], ...]] = (
    (_is_zendesk, _zendesk),
    (_is_freshdesk, _freshdesk),
    (_is_intercom, _intercom),
    (_is_helpscout, _helpscout),
    (_is_chatwoot, _chatwoot),
    (_is_plain, _plain),
)


def _last_name(parts: list[Any]) -> str:
    """The name of the innermost folder of a path."""
    for one in reversed(parts):
        if isinstance(one, dict):
            inner = one.get("data")
            name = text_of(inner if isinstance(inner, dict) else one, "name", "title")
            if name:
                return name
    return ""


def text_of(data: Data, *keys: str) -> str:
    """The first of these values that is a text."""
    return next((value for key in keys if isinstance(value := data.get(key), str) and value.strip()), "")


def _base(data: Data) -> str:
    return text_of(data, "html_url")


def _moment(value: Any) -> str:
    if isinstance(value, int | float) and 0 < value < 10**11:
        return datetime.fromtimestamp(value, UTC).isoformat()
    return value if isinstance(value, str) else ""
