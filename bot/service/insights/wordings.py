"""Which wordings of an article bring customers to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from bot.core.people import Person, Right
from bot.knowledge.articles.body import same_question
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.insights import matched

DAYS: Final = 7
MOST: Final = 2000  # answers of a week that are looked at


def count_uses(tx: Tx, person: Person, *, article: str, language: str) -> Mapping[str, int]:
    """How often each wording brought the article in the last week, by ``same_question`` of it."""
    check_right(person, Right.SEE_ARTICLES)
    found = matched.list_matched(
        tx, article=article, language=language, since=tx.now - timedelta(days=DAYS), limit=MOST
    )
    return Counter(same_question(words) for words in found if words)
