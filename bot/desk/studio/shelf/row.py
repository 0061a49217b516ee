"""One article of the list: its title, its languages as marks, whose it is, when it changed, how it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup
from nicegui import ui

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.core.queue import Term
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit
from bot.desk.studio.shelf.choosing import Marked
from bot.desk.studio.times_of_article import say_time
from bot.service.articles.shelf.listing import Piece, Shelf, excerpt, mark

CHECKED = "(event) => emit(event.target.checked)"
WARNINGS = (
    "waits",
    "back",
    "edited",
    "review",
    "bad",
)  # the others are told by the marks of the languages, or by a filter
# Markup.format escapes whatever is not Markup itself: a title is data here as everywhere
ROW = Markup(
    '<div class="shelf-what"><a class="shelf-title" href="{target}">{title}</a>'
    '<div class="shelf-facts">{facts}</div>{excerpt}</div><div class="shelf-languages">{languages}</div>'
)
SPAN = Markup('<span class="{classes}">{text}</span>')
HINTED = Markup('<span class="{classes}" title="{hint}">{text}</span>')
LANGUAGE = Markup(
    '<a class="shelf-language is-{state}" href="{target}" title="{label}" aria-label="{label}">{text}</a>'
)
LACKING = Markup('<span class="shelf-language is-{state}" title="{label}">{text}</span>')
EXCERPT = Markup('<div class="shelf-excerpt">{text}</div>')
FOUND = Markup("<mark>{text}</mark>")


class RowView:
    """Draws rows. ``ticked`` is told of a tick; None where nothing can be changed."""

    def __init__(self, visit: Visit, shelf: Shelf, *, ticked: Callable[[str, bool], None] | None) -> None:
        self._visit = visit
        self._shelf = shelf
        self._ticked = ticked

    def draw(self, one: Marked, *, terms: Sequence[Term] = (), languages: Sequence[str] = (), on: bool = False) -> None:
        """A row; with ``terms`` the words are marked, in the version that has them."""
        with parts.attribute(parts.box("shelf-row"), data_key=one.row.key):
            if self._ticked is not None:
                self._draw_tick(one, on=on)
            html = self._render(one, terms, next(iter(languages), ""))
            ui.html(html, sanitize=False).classes("shelf-body")

    def _draw_tick(self, one: Marked, *, on: bool) -> None:
        ticked, key = self._ticked, one.row.key
        assert ticked is not None
        tick = parts.box("shelf-tick", tag="input")
        label = self._visit.say("shelf-tick", title=one.row.title(self._visit.language))
        parts.attribute(tick, type="checkbox", aria_label=label, checked=on)
        tick.on("change", lambda event: ticked(key, event.args is True), js_handler=CHECKED)

    def _render(self, one: Marked, terms: Sequence[Term], found_in: str) -> str:
        row = one.row
        known = self._visit.language if self._visit.language in row.versions else row.standing.source
        code = found_in or next((approval.language for approval in row.approvals), known)
        article = row.versions[code]
        pieces = excerpt(article, terms) if found_in else ()
        return str(
            ROW.format(
                target=edit_path(row.key, code),
                title=render_pieces(mark(article.title, terms)),
                facts=Markup("").join(self._render_facts(one)),
                excerpt=EXCERPT.format(text=render_pieces(pieces)) if pieces else "",
                languages=Markup("").join(self._render_languages(one)),
            )
        )

    def _render_facts(self, one: Marked) -> Iterator[Markup]:
        say, row = self._visit.say, one.row
        yield SPAN.format(classes="article-key", text=row.key.partition("/")[2])
        if row.owner:
            yield HINTED.format(classes="small shelf-owner", hint=say("shelf-owner"), text=self._shelf.call(row.owner))
        if row.changed is not None:
            words = times.say_when(row.changed, self._visit.app.clock(), self._visit.app.business.zone)
            yield HINTED.format(classes="muted small", hint=say("shelf-changed"), text=words)
        if one.counts is not None:
            words = say("articles-counts", shown=one.counts.shown, helped=f"{one.counts.share:.0%}")
            yield HINTED.format(classes="muted small", hint=say("articles-counts-text"), text=words)
        time = self._say_time(one)
        if time is not None:
            words, kind = time
            yield SPAN.format(classes=f"chip chip-{kind} article-time", text=words)
        for name in WARNINGS:
            if name in one.marks and not (name == "edited" and row.approvals):
                yield SPAN.format(classes="chip chip-warm", text=say(f"articles-{name}"))

    def _say_time(self, one: Marked) -> tuple[str, str] | None:
        """Since when or until when customers get it; of several languages the first that says so."""
        found = (
            say_time(self._visit, status=article.status, publish_at=article.publish_at, expires_at=article.expires_at)
            for article in one.row.versions.values()
        )
        return next((time for time in found if time is not None), None)

    def _render_languages(self, one: Marked) -> Iterator[Markup]:
        """A mark leads to where the article is written or translated in this language."""
        say, row = self._visit.say, one.row
        for code in LANGUAGES:
            article = row.versions.get(code)
            if article is None and code not in self._visit.app.business.languages:
                continue
            state = "missing" if article is None else "stale" if code in row.standing.stale else article.state
            beside = state in ("stale", "missing") and self._visit.may(Right.EDIT_ARTICLES)
            target = sides_path(row.key, code) if beside else written_path(row.key, code)
            label = f"{say(f'language-{code}')}: {say(f'shelf-{state}')}"
            shape = LANGUAGE if article is not None or self._visit.may(Right.EDIT_ARTICLES) else LACKING
            yield shape.format(state=state, target=target, label=label, text=say(f"short-{code}"))


def render_pieces(pieces: Sequence[Piece]) -> Markup:
    """A line with what was looked for marked."""
    plain = Markup("{text}")
    return Markup("").join((FOUND if piece.marked else plain).format(text=piece.text) for piece in pieces)


def edit_path(key: str, language: str) -> str:
    """Where an article is edited."""
    return f"/desk/articles/edit?key={key}&language={language}"


def sides_path(key: str, language: str) -> str:
    """Where a translation stands beside its source."""
    return f"/desk/articles/sides?key={key}&language={language}"


def written_path(key: str, language: str) -> str:
    """The same, from the mark of a language."""
    return f"/desk/articles/edit?language={language}&key={key}"
