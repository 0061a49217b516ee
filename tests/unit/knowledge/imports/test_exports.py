"""Exports of help desks as JSON, and what is none."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.knowledge.imports.exports import read_json
from bot.knowledge.imports.found import Found, Skipped

BODY = "<p>Money goes back to the card within <b>three days</b>.</p>"
FRESHDESK = {
    "id": 5,
    "type": 1,
    "category_id": 1,
    "folder_id": 2,
    "title": "Refunds",
    "description": BODY,
    "status": 2,
    "description_text": "Money",
    "tags": ["money"],
    "seo_data": {"meta_title": "How to get a refund", "meta_keywords": "refund, money back"},
    "hierarchy": [
        {"level": 0, "type": "category", "data": {"id": 1, "name": "General"}},
        {"level": 1, "type": "folder", "data": {"id": 2, "name": "Payments"}},
    ],
}
INTERCOM = {
    "type": "article",
    "id": "77",
    "title": "Refunds",
    "description": "When do I get my money?",
    "body": BODY,
    "state": "published",
    "parent_id": 3,
    "parent_type": "collection",
    "default_locale": "en",
    "created_at": 1767225600,
    "translated_content": {
        "type": "article_translated_content",
        "uk": {
            "title": "Повернення коштів",
            "description": "",
            "body": "<p>Гроші повернуться за три дні.</p>",
            "state": "draft",
        },
        "ru": None,
    },
}
HELPSCOUT = {
    "id": "a1",
    "number": 7,
    "collectionId": "c1",
    "slug": "refunds",
    "status": "notpublished",
    "name": "Refunds",
    "text": BODY,
    "keywords": ["refund", "money back"],
    "categories": ["k1"],
    "publicUrl": "https://docs.example/article/7-refunds",
    "createdAt": "2026-01-01",
}
CHATWOOT = {
    "id": 9,
    "title": "Refunds",
    "content": "Money goes back within **three days**.\n\n![x](local.png)",
    "slug": "refunds",
    "status": "published",
    "views": 5,
    "category": {"id": 1, "name": "Payments", "locale": "en"},
    "portal_id": 1,
    "associated_article_id": 8,
}


def _read(data: Any) -> list[Found | Skipped]:
    return list(read_json("export.json", data if isinstance(data, str) else json.dumps(data)))


def _found(data: Any) -> list[Found]:
    return [piece for piece in _read(data) if isinstance(piece, Found)]


def test_freshdesk() -> None:
    one = _found([FRESHDESK])[0]
    assert (one.source, one.source_id, one.topic, one.draft) == ("freshdesk", "5", "Payments", False)
    assert one.questions == ("How to get a refund", "refund", "money back")
    assert one.body == "Money goes back to the card within **three days**."


def test_intercom_gives_each_language_with_its_own_state() -> None:
    english, ukrainian = _found({"type": "list", "data": [INTERCOM], "pages": {}})
    assert (english.language, english.draft, english.questions) == ("en", False, ("When do I get my money?",))
    assert (ukrainian.language, ukrainian.draft, ukrainian.title) == ("uk", True, "Повернення коштів")
    assert english.group == ukrainian.group == "77"
    assert english.created.startswith("2026-01-01")


def test_help_scout_in_pages_of_its_api() -> None:
    one = _found({"articles": {"page": 1, "pages": 1, "items": [HELPSCOUT]}})[0]
    assert (one.source, one.draft, one.questions) == ("helpscout", True, ("refund", "money back"))


def test_chatwoot_keeps_markdown_and_joins_languages() -> None:
    one = _found({"payload": [CHATWOOT], "meta": {}})[0]
    assert (one.source, one.group, one.language, one.topic) == ("chatwoot", "8", "en", "Payments")
    assert [note.code for note in one.lost] == ["picture"]


def test_zendesk_takes_translations_that_come_by_themselves() -> None:
    own = {"source_id": 5, "locale": "uk", "title": "Повернення", "body": "<p>За три дні.</p>", "draft": True}
    one = _found({"translations": [own]})[0]
    assert (one.source_id, one.group, one.language, one.draft) == ("5", "5", "uk", True)


def test_lines_of_json_and_plain_lists() -> None:
    rows = "\n".join(
        json.dumps({"question": f"Why {n}?", "answer": f"Because of {n}.", "lang": "en"}) for n in range(3)
    )
    assert [one.title for one in _found(rows)] == ["Why 0?", "Why 1?", "Why 2?"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"articles": [{"id": 1,\n "title": ', "json-broken"),
        ("[" * 100_000, "json-broken"),
        ('{"version": 9, "nodes": [{"k": "v"}]}', "json-unknown"),
        ("[]", "json-unknown"),
        ('{"name": "Chat", "type": "personal_chat", "messages": [{"id": 1}]}', "chat-export"),
        ('{"tickets": [{"id": 1}]}', "chat-export"),
    ],
)
def test_what_is_no_export_of_articles_is_told(text: str, code: str) -> None:
    assert [piece.note.code for piece in _read(text) if isinstance(piece, Skipped)] == [code]


def test_an_export_of_another_version_tells_each_article_without_a_text() -> None:
    lines = _read(
        {"articles": [{"id": 1, "title": "Refunds", "locale": "en", "section_id": 1, "content_v2": {"blocks": []}}]}
    )
    assert [(one.place, one.note.code) for one in lines if isinstance(one, Skipped)] == [
        ("export.json:1: Refunds", "no-answer")
    ]


def test_a_list_for_search_engines() -> None:
    data = {
        "@type": "FAQPage",
        "mainEntity": [{"@type": "Question", "name": "Why?", "acceptedAnswer": {"text": "So."}}],
    }
    assert [(one.title, one.body) for one in _found(data)] == [("Why?", "So.")]
