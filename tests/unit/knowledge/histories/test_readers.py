"""Exports of conversations: recognised by what is in them, read whatever is wrong with a part."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.knowledge.histories.reading import look
from bot.knowledge.histories.recognise import Format, recognise
from bot.knowledge.histories.said import Seen, Unusable
from bot.knowledge.histories.table import to_when
from tests.support import histories
from tests.support.histories import SHOP, account, chat, message, shop_history, write


def _look(tmp_path: Path, name: str, data: object) -> tuple[Seen, list[list[object]]]:
    out = tmp_path / "lines.jsonl"
    seen = look([write(tmp_path / name, data)], out)
    return seen, [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def _ours(seen: Seen) -> list[str]:
    return [one.name for one in seen.speakers if one.ours]


def test_an_account_tells_its_own_side(tmp_path: Path) -> None:
    seen, rows = _look(tmp_path, "result.json", shop_history())
    assert (seen.lines, seen.chats, _ours(seen)) == (36, 12, ["Чайная лавка"])
    assert rows[1][5] == "сколько стоит доставка?"
    assert not seen.troubles


def test_one_chat_tells_whose_it_is_and_a_text_in_pieces_is_whole(tmp_path: Path) -> None:
    pieces = ["Сколько стоит ", {"type": "bold", "text": "доставка"}, "?"]
    seen, rows = _look(tmp_path, "result.json", chat(7, pieces, "150 грн"))
    assert _ours(seen) == ["Чайная лавка"]
    assert rows[1][5] == "Сколько стоит доставка?"


def test_what_is_no_conversation_in_words_is_counted(tmp_path: Path) -> None:
    one = chat(7, "Сколько?", "150 грн")
    one["messages"] += [
        {"id": 8, "type": "service", "date": "2026-02-02T04:40:00", "actor": "x", "action": "phone_call", "text": ""},
        message(9, 3, 7, "", media_type="sticker"),
        message(10, 4, 7, "смотрите", forwarded_from="Канал"),
        {**message(11, 5, 7, "а это когда?"), "date_unixtime": "gestern", "date": "?"},
    ]
    channel = {"name": "Новости", "type": "public_channel", "id": 5, "messages": [message(1, 0, 5, "Скидки!")]}
    group = {"name": "Семья", "type": "private_group", "id": 6, "messages": [message(1, 0, 8, "Привет")]}
    seen, rows = _look(tmp_path, "result.json", account([one, channel, group]))
    assert dict(seen.unread) == {"service": 1, "wordless": 1, "forwarded": 1, "channel": 1, "group": 1}
    assert rows[-1][2] == rows[-2][2], "a message whose date is broken came about when the one before did"


def test_a_file_that_was_cut_gives_what_stands_before(tmp_path: Path) -> None:
    text = json.dumps(shop_history(), ensure_ascii=False)
    seen, rows = _look(tmp_path, "result.json", text[: len(text) // 2])
    assert seen.unread["cut"] == 1
    assert 10 < len(rows) < 36


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.json", "", "empty"),
        ("messages.html", "<!DOCTYPE html><html><body><div class='history'>", "html"),
        ("a.json", '{"name": "x", "type": "personal_chat", "messages": [', "broken"),
        ("a.json", {"name": "x", "type": "personal_chat", "id": 1, "messages": []}, "no-messages"),
        ("a.json", {"articles": []}, "json-unknown"),
        ("a.json", {"tickets": [{"id": 1, "requester_id": 2, "description": "x"}]}, "no-comments"),
        ("a.csv", "name;price\nx;1\n", "columns"),
        ("a.csv", "who;when;text\nx;yesterday;hello there\n", "no-dates"),
        ("a.zip", "PK\x03\x04rest", "packed"),
        ("a.xlsx", "PK\x03\x04rest", "sheet"),
    ],
)
def test_what_can_not_be_used_says_what_to_do(tmp_path: Path, name: str, data: object, code: str) -> None:
    seen, rows = _look(tmp_path, name, data)
    assert ([one["code"] for one in seen.troubles], rows) == ([code], [])


def test_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    bad, good = write(tmp_path / "a.html", "<html>"), write(tmp_path / "b.json", shop_history())
    seen = look([bad, good], tmp_path / "lines.jsonl")
    assert (seen.lines, len(seen.troubles)) == (36, 1)


def test_tickets_of_zendesk_in_a_list_and_line_by_line(tmp_path: Path) -> None:
    def ticket(number: int) -> dict[str, object]:
        at = "2026-02-02T04:40:00Z"
        return {
            "id": number,
            "requester_id": 100 + number,
            "comments": [
                {"id": 1, "author_id": 100 + number, "body": "Where is my parcel?", "public": True, "created_at": at},
                {"id": 2, "author_id": 5, "body": "he is angry", "public": False, "created_at": at},
                {
                    "id": 3,
                    "author_id": 5,
                    "html_body": "<p>It comes in two days.</p>",
                    "public": True,
                    "created_at": at,
                },
                {"id": 4, "author_id": 5, "body": "x", "created_at": "soon"},
            ],
        }

    lines = "\n".join(json.dumps(ticket(n)) for n in range(3))
    for data in ({"tickets": [ticket(n) for n in range(3)]}, [ticket(n) for n in range(3)], lines):
        seen, rows = _look(tmp_path, "tickets.json", data)
        assert (seen.lines, seen.chats, _ours(seen)) == (6, 3, ["5"])
        assert dict(seen.unread) == {"note": 3, "date": 3}
        assert rows[1][5] == "It comes in two days."


def test_conversations_of_chatwoot(tmp_path: Path) -> None:
    def said(kind: int, text: str, **more: object) -> dict[str, object]:
        sender = {"id": 9, "name": "Anna"} if kind == 1 else {"id": 4, "name": "Olha"}
        return {"id": 1, "content": text, "message_type": kind, "created_at": 1_770_000_000, "sender": sender, **more}

    messages = [
        said(0, "Do you ship to Poland?"),
        said(1, "x", private=True),
        said(1, "Yes, for 12 euros."),
        said(2, "y"),
    ]
    conversation = {"id": 3, "meta": {"sender": {"name": "Olha"}}, "messages": messages}
    for data in ({"data": {"payload": [conversation]}}, [conversation]):
        seen, _ = _look(tmp_path, "chats.json", data)
        assert (seen.lines, _ours(seen), dict(seen.unread)) == (2, ["Anna"], {"note": 1, "service": 1})
    flat = {"payload": [{**one, "conversation_id": 3} for one in messages]}
    seen, _ = _look(tmp_path, "chats.json", flat)
    assert (seen.lines, seen.chats, _ours(seen)) == (2, 1, ["Anna"])


def test_a_table_of_windows_with_russian_columns(tmp_path: Path) -> None:
    rows = ["Переписка за март", "Кто;Когда;Текст;Чат"]
    for number in range(4):
        rows += [
            f"Оператор Ира;05.03.2026 14:2{number};Доставка стоит 150 грн;{number}",
            f"Клиент {number};05.03.2026 14:1{number};сколько стоит доставка?;{number}",
        ]
    path = tmp_path / "chats.csv"
    path.write_bytes("\n".join([*rows, "Ира;вчера;забыла;1"]).encode("cp1251"))
    seen = look([path], tmp_path / "out")
    assert (seen.lines, seen.chats, _ours(seen), seen.unread["date"]) == (8, 4, ["Оператор Ира"], 1)
    first = json.loads((tmp_path / "out").read_text(encoding="utf-8").splitlines()[0])
    assert first[5] == "сколько стоит доставка?", "in order of time"


def test_a_column_may_tell_the_side(tmp_path: Path) -> None:
    text = "conversation_id,created_at,direction,message\n1,2026-03-05 10:00,incoming,Are you open?\n"
    seen, _ = _look(tmp_path, "a.csv", text + "1,2026-03-05 10:01,outgoing,Till nine.\n")
    assert _ours(seen) == ["outgoing"]


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("05.03.2026 14:20", "2026-03-05T14:20:00+00:00"),
        ("3/25/26, 2:05 PM", "2026-03-25T14:05:00+00:00"),
        ("1770000000", "2026-02-02T02:40:00+00:00"),
        ("1770000000000", "2026-02-02T02:40:00+00:00"),
        ("2026-03-05T10:00:00Z", "2026-03-05T10:00:00+00:00"),
    ],
)
def test_dates_of_tables(said: str, iso: str) -> None:
    found = to_when(said)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize("said", ["", "31.02.2026", "soon", "99999999999999999999"])
def test_no_dates(said: str) -> None:
    assert to_when(said) is None


def test_of_a_group_it_is_who_answers_most(tmp_path: Path) -> None:
    messages = []
    for number in range(6):
        messages.append(message(2 * number, number, 10 + number, "а сколько стоит доставка?"))
        messages.append(message(2 * number + 1, number + 0.5, SHOP, "150 грн", reply_to_message_id=2 * number))
    group = {"name": "Чат покупателей", "type": "public_supergroup", "id": 3, "messages": messages}
    seen, _ = _look(tmp_path, "result.json", group)
    assert _ours(seen) == ["Чайная лавка"]


def test_a_chat_of_one_side_has_one_speaker(tmp_path: Path) -> None:
    one = chat(7, "Есть кто?")
    seen, _ = _look(tmp_path, "result.json", one)
    assert [one.name for one in seen.speakers] == ["Клиент7"]


def test_formats_are_told_by_what_is_inside(tmp_path: Path) -> None:
    assert recognise(write(tmp_path / "x.txt", histories.shop_history())) is Format.TELEGRAM
    with pytest.raises(Unusable):
        recognise(write(tmp_path / "y", "a"))
