"""Editing one article in one language, by people who are no programmers."""

from __future__ import annotations

from dataclasses import replace

from nicegui import ui

from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.studio.approving.approving import Approving
from bot.desk.studio.article.waiting import WaitingStrip
from bot.desk.studio.article_form import ArticleForm, form_of, read_form
from bot.desk.studio.editing.begun import Begun
from bot.desk.studio.editing.going_live import GoingLive
from bot.desk.studio.editing.head import Actions
from bot.desk.studio.editing.moving import Moving
from bot.desk.studio.editing.others import Others
from bot.desk.studio.editing.work import Work
from bot.desk.studio.shelf.review_strip import ReviewStrip
from bot.errors import NotFound
from bot.service.articles import copies
from bot.service.articles.copies import WorkingCopy
from bot.service.people import rights

LOOK_SECONDS = 5.0
NEW = "new"  # what the browser calls an article of which nothing is kept yet


class ArticlePage:
    """The form on the left, preview, trial and history on the right. ``key`` "" makes a new article; with ``begun`` it
    begins with what is known of a group of questions. ``renamed``: how it was called a moment ago.
    """

    def __init__(self, visit: Visit, key: str, language: str, *, begun: Begun | None = None, renamed: str = "") -> None:
        self._visit = visit
        self._begun = begun
        self._renamed = renamed
        self._work = Work(visit, key, language)
        self._others = Others(self._work)
        self._live = GoingLive(self._work, self._others, begun=begun)
        self._moving = Moving(self._work)
        self._approving = Approving(self._work, self._live, begun=begun)
        self._work.choose = self._others.choose_again
        self._work.look_at_review = self._approving.look
        self._waiting = WaitingStrip(self._work)
        self._work.went_live = self._waiting.draw
        self._work.connect(refused=self._others.ask_copy, look=self._others.look, show=self._others.show_theirs)

    async def build(self) -> None:
        """Draw the page."""
        work, live = self._work, self._live
        needed = Right.SEE_ARTICLES if work.draft.key else Right.EDIT_ARTICLES
        rights.check_right(self._visit.person, needed)
        copy = await self._open()
        form, text = await self._begin(copy)
        acts = Actions(
            publish=live.publish,
            save=live.save,
            status=live.set_status,
            discard=live.discard,
            rename=self._moving.rename,
            remove=self._moving.remove,
            send=self._approving.send,
            alone=self._approving.publish_alone,
        )
        with frame(self._visit, page="articles"):
            work.head.build(acts, work.together)
            work.notes.build()
            live.build()
            self._waiting.build()
            self._approving.build()
            if work.draft.digest:
                await ReviewStrip(self._visit, key=work.draft.key, language=work.draft.language).build()
            with parts.box("article-page"):
                with parts.box("article-left"):
                    if work.is_new:
                        work.fields.build_name(work.draft.language, copy.form if copy is not None else None)
                    of = (work.draft.key, work.draft.language)
                    work.fields.build(form, text=text, of=of, changed=work.changed)
                with parts.box("article-right"):
                    work.side.build(work.draft, restore=live.restore, typed=live.list_typed)
            self._start(copy)
            await self._approving.start()
            await self._waiting.draw()
            if self._renamed and work.draft.digest and self._visit.may(Right.EDIT_ARTICLES):
                self._moving.offer_undo(self._renamed)
            if form is None:
                live.show_problems(replace(work.draft, text=text))

    async def _open(self) -> WorkingCopy | None:
        """The file, and what is not live of it; an article that lacks this language begins empty."""
        work = self._work
        if not work.draft.key:
            return None
        if not work.is_new:
            try:
                work.draft = await work.read()
            except NotFound:
                rights.check_right(self._visit.person, Right.EDIT_ARTICLES)
        own = {"key": work.draft.key, "language": work.draft.language}
        copy = await self._visit.app.database.read(copies.find_copy, self._visit.person, **own)
        if copy is None and work.is_new:
            raise NotFound(what="article")
        return copy

    async def _begin(self, copy: WorkingCopy | None) -> tuple[ArticleForm | None, str]:
        if copy is not None:
            return form_of(copy.text, copy.form), copy.text
        if self._begun is not None:
            return await self._begun.read(), ""
        text = self._work.draft.text
        return read_form(text) if text else ArticleForm(), text

    def _start(self, copy: WorkingCopy | None) -> None:
        """From now on what is typed is kept, and others are heard of."""
        work, draft = self._work, self._work.draft
        base = copy.base if copy is not None else draft.digest
        work.keeper.begin(draft.key, draft.language, base=base, live=work.live, copy=copy)
        if self._begun is not None:
            work.keeper.off = True
            self._begun.keep(work.fields)
        work.together.start(work.place)
        work.draw_head()
        work.preview()
        self._visit.client.on_disconnect(lambda: work.keeper.leave())
        self._visit.client.on_delete(lambda: work.keeper.leave())
        if not work.keeper.off:
            work.notes.watch_browser(work.place or NEW, self._live.put_back)
        if draft.digest:
            ui.timer(LOOK_SECONDS, self._others.look_at_file, immediate=False)
            if copy is not None and copy.base != draft.digest:
                work.notes.say_stale(self._others.ask_file)
