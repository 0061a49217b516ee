"""Canned replies: each person's own, and those of all, which leads write."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.core.case import Case
from bot.core.conversation import Conversation
from bot.core.desk.numbers import write_number
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right, may
from bot.core.snippets import VARIABLES, Snippet, fill, find_unknown
from bot.errors import BadInput, BadLanguage, NotAllowed, TooLarge
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import snippets
from bot.storage.database import Tx

NAME_LIMIT: Final = 80
TEXT_LIMIT: Final = 4000
MOST: Final = 500  # of one person, and of all: the list comes with the reply box
MOST_TAGS: Final = 8
STARTERS: Final = (
    "hello", "moment", "number", "details", "photo", "passed-on", "waiting", "sorry", "done", "no-answer", "hours",
    "bye",
)  # fmt: skip


class SnippetEmpty(BadInput):
    """A canned reply needs a name and a text."""


class SnippetVariable(BadInput):
    """{unknown} is no variable, so it would reach the customer as it is. There are: {known}."""


class SnippetTooMany(BadInput):
    """There are {most} canned replies already. Remove some that nobody uses."""


@dataclass(frozen=True, kw_only=True)
class NewSnippet:
    """What is to be saved; ``shared`` makes it everybody's."""

    name: str
    text: str
    language: str
    tags: Sequence[str] = ()
    shared: bool = False


def list_snippets(tx: Tx, person: Person) -> tuple[Snippet, ...]:
    """What this person may use, the most used first."""
    check_right(person, Right.ANSWER_CHATS)
    return snippets.list_for(tx, person.id)


def do_save(tx: Tx, app: App, person: Person, wanted: NewSnippet, *, snippet_id: int | None = None) -> int:
    """Add a canned reply, or change one; its id.

    Raises:
        NotAllowed: it is somebody else's, or everybody's and the role doesn't write those.
        SnippetEmpty, TooLarge, SnippetVariable, SnippetTooMany, BadLanguage: it can't be saved like this.
    """
    owner = None if wanted.shared else person.id
    _check_may_write(person, owner)
    if snippet_id is not None:
        _check_may_write(person, snippets.get(tx, snippet_id).person_id)
    fields = _check_fields(app, wanted)
    if snippet_id is not None:
        snippets.record_change(tx, snippet_id, person_id=owner, **fields)
        return snippet_id
    if snippets.count_for(tx, owner) >= MOST:
        raise SnippetTooMany(most=MOST)
    return snippets.record_snippet(tx, person_id=owner, **fields)


def do_remove(tx: Tx, person: Person, snippet_id: int) -> None:
    """Remove a canned reply; what was sent with it stays as it is."""
    _check_may_write(person, snippets.get(tx, snippet_id).person_id)
    snippets.forget(tx, snippet_id)


def do_add_starters(tx: Tx, app: App, person: Person) -> int:
    """A dozen to begin with, in three languages, for all; how many. Nothing where there are some already."""
    _check_may_write(person, None)
    if snippets.count_for(tx, None):
        return 0
    for language in LANGUAGES:
        for name in STARTERS:
            text = app.words.say(language, f"starter-{name}", **{key: f"{{{key}}}" for key in VARIABLES})
            title = app.words.say(language, f"starter-{name}-name")
            snippets.record_snippet(tx, person_id=None, language=language, name=title, text=text)
    return len(LANGUAGES) * len(STARTERS)


def name_variables(app: App) -> tuple[str, ...]:
    """What a text may mention: ours, and the details of this business."""
    return (*VARIABLES, *(detail.name for detail in app.business.details))


def fill_for(
    app: App, person: Person, found: Collection[Snippet], *, conversation: Conversation, case: Case | None
) -> tuple[Snippet, ...]:
    """The same with what this chat has in the place of variables; those in the customer's language first."""
    values = {code: _values(app, person, conversation, case, code) for code in LANGUAGES}
    filled = (
        Snippet(**{**vars(snippet), "text": fill(snippet.text, values[snippet.language])})
        for snippet in found
        if snippet.language in values
    )
    return tuple(sorted(filled, key=lambda snippet: snippet.language != conversation.language))


def fill_text(app: App, person: Person, text: str, *, conversation: Conversation, case: Case | None) -> str:
    """A text of the customer's language with what this chat has in the place of variables."""
    return fill(text, _values(app, person, conversation, case, conversation.language))


def check_variables(app: App, text: str) -> None:
    """Raises SnippetVariable: it names one that there is not."""
    known = name_variables(app)
    unknown = find_unknown(text, known)
    if unknown:
        raise SnippetVariable(unknown="{" + unknown[0] + "}", known=", ".join(f"{{{one}}}" for one in known))


def _values(
    app: App, person: Person, conversation: Conversation, case: Case | None, language: str
) -> Mapping[str, str]:
    business = app.business
    known = dict(case.brief.facts) if case is not None else {}
    return {
        **{detail.name: known.get(detail.name, "") for detail in business.details},
        "customer": address(conversation.customer_name),
        "operator": person.name,
        "case": write_number(case.id) if case is not None else "",
        "business": business.called(language),
        "contacts": ", ".join(business.contacts.values()),
    }


def address(name: str) -> str:
    """How a customer is spoken to: "Olena" of "Olena Kovalchuk"; what looks like no name of a person as a whole."""
    words = name.split()
    person = len(words) in (2, 3) and all(word.istitle() and word.replace("-", "").isalpha() for word in words)
    return words[0] if person else " ".join(words)


def _check_may_write(person: Person, owner: int | None) -> None:
    check_right(person, Right.ANSWER_CHATS)
    if owner is None:
        check_right(person, Right.SHARE_SNIPPETS)
    elif owner != person.id:
        raise NotAllowed()


def may_write(person: Person, snippet: Snippet) -> bool:
    """Whether this person may change or remove it."""
    return may(person, Right.SHARE_SNIPPETS) if snippet.person_id is None else snippet.person_id == person.id


def _check_fields(app: App, wanted: NewSnippet) -> dict[str, Any]:
    name, text = " ".join(wanted.name.split()), wanted.text.replace("\r\n", "\n").strip()
    if not name or not text:
        raise SnippetEmpty()
    if len(name) > NAME_LIMIT or len(text) > TEXT_LIMIT:
        raise TooLarge(limit=f"{NAME_LIMIT if len(name) > NAME_LIMIT else TEXT_LIMIT} characters")
    if wanted.language not in LANGUAGES:
        raise BadLanguage()
    check_variables(app, text)
    tags = [tag for tag in dict.fromkeys(" ".join(tag.split())[:30] for tag in wanted.tags) if tag]
    return {"language": wanted.language, "name": name, "text": text, "tags": tags[:MOST_TAGS]}
