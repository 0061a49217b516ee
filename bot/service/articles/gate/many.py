"""The gate where several files change at once: ticked articles, the sides of a translation."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.articles.replay import Report
from bot.core.people import Person, Right
from bot.knowledge.shelf.fields import set_fields
from bot.service.articles import copies, drafts
from bot.service.articles.copies import Change
from bot.service.articles.gate.checking import Changes, check_reason, note, path_of
from bot.service.articles.problems import NeedsSecond, SideKept
from bot.service.articles.shelf import bulk, sides
from bot.service.articles.shelf.bulk import Outcome
from bot.service.articles.shelf.sides import Side, Written
from bot.service.people.rights import check_right
from bot.service.ports import App


async def list_changes(app: App, person: Person, keys: Sequence[str], status: str) -> Changes:
    """What would change if these articles had this status: whatever is not published is not there."""
    check_right(person, Right.EDIT_ARTICLES)
    found: dict[str, str | None] = {}
    for key, language in bulk.list_files(app, keys):
        draft = await drafts.access_draft(app, person, key=key, language=language)
        found[path_of(draft)] = set_fields(draft.text, {"status": status}) if status == "published" else None
    return found


async def set_status(
    app: App, person: Person, report: Report | None, keys: Sequence[str], status: str, *, why: str = ""
) -> Outcome:
    """Publish, withdraw or archive them, once that was checked; ``report`` is None where nobody could be asked.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    check_reason(report, why)
    outcome = await bulk.set_status(app, person, keys, status)
    if outcome.changed:
        await note(app, person, ", ".join(sorted({one.before.key for one in outcome.changed}))[:200], report, why)
    return outcome


async def save_side(app: App, person: Person, *, report: Report | None, written: Written, why: str = "") -> Side:
    """Save what was typed on one side of a translation, once both were checked.

    Raises:
        NeedsReason: it loses something, and nobody says why.
        BadArticle, StaleArticle: as for any article.
        SideKept: a second person looks at it first; it is kept as a change that is not live.
    """
    check_reason(report, why)
    try:
        saved = await sides.save_side(app, person, written)
    except NeedsSecond:
        await app.database.write(copies.do_overrule, person, _to_change(written))
        raise SideKept() from None
    if written.changes:
        await note(app, person, f"{saved.draft.language}/{saved.draft.key}", report, why)
    return saved


def _to_change(written: Written) -> Change:
    draft = written.draft
    return Change(key=draft.key, language=draft.language, text=draft.text, form=None, base=draft.digest, number=0)


async def publish_side(app: App, person: Person, report: Report | None, side: Side, *, why: str = "") -> Side:
    """Make a saved translation live, once that was checked.

    Raises:
        NeedsReason: it loses something, and nobody says why.
    """
    check_reason(report, why)
    saved = await sides.set_status(app, person, side, "published")
    await note(app, person, f"{saved.draft.language}/{saved.draft.key}", report, why)
    return saved
