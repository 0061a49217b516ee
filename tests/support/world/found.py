"""The search over all chats is in step with what was said."""

from __future__ import annotations

from typing import Any

from bot.core.desk.scope import Scope
from bot.core.messages import Author
from bot.language.finding.words import index_words, read_query
from bot.storage.chat import narrowing, search
from bot.storage.database import Tx
from tests.support.world.laws import ASKING, read_state


def check_found(tx: Tx) -> None:
    """Every line of the customers is found by what it says, and by nothing it said before it was corrected."""
    state = read_state(tx)
    said = {m["id"]: m["text"] for m in state.messages if m["author"] == Author.CUSTOMER.value and m["kind"] in ASKING}
    found = {key: _find(tx, text) for key, text in said.items() if index_words(text)}
    assert not [key for key, ids in found.items() if key not in ids], "a line is not found by what it says"
    for revision in state.revisions:
        key, before = revision["message_id"], set(index_words(revision["text"]))
        for word in before - set(index_words(str(said.get(key, revision["text"])))):
            assert key not in _find(tx, word), "a line is found by what it no longer says"


def _find(tx: Tx, text: str) -> set[int]:
    places: dict[str, Any] = {"person_id": 0, "after": 0, "before": search.NEWEST, "without": ()}
    looked = narrowing.find_lines_in(tx, read_query(f"{text} "), Scope(), **places, limit=1000, read=1000)
    return {line.message_id for line in looked.lines}
