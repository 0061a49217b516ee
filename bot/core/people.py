"""Staff, roles and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """An operator answers chats, a lead also edits articles and watches the desk, an admin manages all."""

    OPERATOR = "operator"
    LEAD = "lead"
    ADMIN = "admin"


class Right(StrEnum):
    """A thing somebody may or may not do; checked in ``service/``, never only in a page."""

    ANSWER_CHATS = "answer_chats"
    SEE_ARTICLES = "see_articles"
    EDIT_ARTICLES = "edit_articles"
    PUBLISH_ALONE = "publish_alone"  # in an emergency, where a second person is to look first
    TAKE_OVER = "take_over"
    WATCH_DESK = "watch_desk"
    SEE_INSIGHTS = "see_insights"
    REVIEW_CHATS = "review_chats"  # judge how colleagues answered
    TUNE_BOT = "tune_bot"  # how sure it must be, and in which words it speaks
    SHARE_SNIPPETS = "share_snippets"
    KEEP_RESULTS = "keep_results"
    SHARE_VIEWS = "share_views"
    KEEP_TEAMS = "keep_teams"
    SEE_HEALTH = "see_health"
    MANAGE_PEOPLE = "manage_people"
    SEE_SETTINGS = "see_settings"
    CHANGE_SETTINGS = "change_settings"


UNDO_SECONDS = (0, 5, 10)  # what one can choose

RIGHTS = {
    Role.OPERATOR: {Right.ANSWER_CHATS, Right.SEE_ARTICLES},
    Role.LEAD: set(Right) - {Right.MANAGE_PEOPLE, Right.CHANGE_SETTINGS, Right.PUBLISH_ALONE},
    Role.ADMIN: set(Right),
}


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member of staff. ``language`` is the language of the desk for this person, ``capacity`` how many chats
    they should have at once, None for no limit, and in which ``languages`` they write to customers, none
    for all. So many ``undo_seconds`` a reply of theirs is held before it leaves.
    """

    id: int
    login: str
    name: str
    role: Role
    language: str = "en"
    disabled: bool = False
    must_change_password: bool = False
    capacity: int | None = None
    languages: tuple[str, ...] = ()
    undo_seconds: int = 0


def may(person: Person, right: Right) -> bool:
    """Whether the person has the right; a disabled person has none."""
    return not person.disabled and may_role(person.role, right)


def may_role(role: Role, right: Right) -> bool:
    """Whether the role includes the right."""
    return right in RIGHTS[role]
