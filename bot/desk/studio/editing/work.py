"""One article under work: what stands on the page, in its file and beside it, and how one replaces another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace

from bot.core.language import LANGUAGES
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ArticleForm, form_of, read_form, write_form
from bot.desk.studio.editing.fields import ArticleFields
from bot.desk.studio.editing.head import Head, State
from bot.desk.studio.editing.keeping import Hooks, Keeper, Typed
from bot.desk.studio.editing.notes import Notes
from bot.desk.studio.editing.side import ArticleSide
from bot.desk.studio.editing.together import Together
from bot.desk.studio.times_of_article import say_time
from bot.errors import AnswerdeskError
from bot.service.articles import copies
from bot.service.articles import drafts as articles
from bot.service.articles.copies import WorkingCopy
from bot.service.articles.drafts import Draft
from bot.service.articles.wanting import wants_second

Asks = Callable[[AnswerdeskError], Awaitable[None]]
Does = Callable[[], Awaitable[None]]


class Work:
    """The parts of the page; ``draft`` is the file as it was read last, without a text where there is none. ``waits``:
    a second person is to look at just this, which ``look_at_review`` finds out.
    """

    def __init__(self, visit: Visit, key: str, language: str) -> None:
        self.visit = visit
        self.draft = Draft(key=key, language=language if language in LANGUAGES else visit.language, text="", digest="")
        self.fields = ArticleFields(visit)
        self.head = Head(visit)
        self.notes = Notes(visit)
        self.side = ArticleSide(visit)
        self.keeper: Keeper
        self.together: Together
        self.choose: Does
        self.look_at_review: Does
        self.went_live: Does
        self.waits = False
        self.busy = False

    def connect(self, *, refused: Asks, look: Does, show: Does) -> None:
        """What others do about it: ``refused`` asks which text stays, ``look`` and ``show`` see to what others did."""
        self.keeper = Keeper(self.visit, Hooks(typed=self.typed, kept=self.kept, failed=self.failed, refused=refused))
        self.together = Together(self.visit, look=look, show=show)

    @property
    def is_new(self) -> bool:
        """Whether the article has no name yet."""
        return not self.draft.key or copies.is_begun(self.draft.key)

    @property
    def place(self) -> str:
        """What the pages of this article call it among themselves; "" before anything is kept of a new one."""
        return f"{self.keeper.language}/{self.keeper.key}" if self.keeper.key else ""

    @property
    def live(self) -> str:
        """The text of the file as this page would write it."""
        form = read_form(self.draft.text) if self.draft.text else None
        return write_form(form) if form is not None else self.draft.text

    @property
    def status(self) -> str:
        """Of the file, "" without one."""
        form = read_form(self.draft.text) if self.draft.text else None
        return form.status if form is not None else ""

    @property
    def needs_second(self) -> bool:
        """Whether a second person must look at it before customers read it."""
        form, business = self.fields.form(), self.visit.app.business
        key = self.fields.name()[0] if self.is_new and self.fields.has_name else self.draft.key
        if form is None or not business.wants_second(key.partition("/")[0]):
            return False
        text = write_form(replace(form, status="published"))
        path = f"{self.draft.language}/{key}.md"
        return self.status != "published" or wants_second(business, path, before=self.draft.text, after=text)

    async def read(self) -> Draft:
        """The file as it is now."""
        own = {"key": self.draft.key, "language": self.draft.language}
        return await articles.access_draft(self.visit.app, self.visit.person, **own)

    async def find_copy(self) -> WorkingCopy | None:
        """What is kept and not live."""
        if not self.keeper.key:
            return None
        own = {"key": self.keeper.key, "language": self.keeper.language}
        return await self.visit.app.database.read(copies.find_copy, self.visit.person, **own)

    def typed(self) -> Typed:
        """What stands on the page."""
        form = self.fields.form()
        if form is None:
            return Typed(text=self.fields.text(), form=None)
        return Typed(text=write_form(form), form={**asdict(form), **self.fields.typed_name()})

    def changed(self) -> None:
        """Something was typed."""
        self.preview()
        self.keeper.touch()

    def preview(self) -> None:
        """Show it as customers will see it."""
        self.side.preview(self.fields.form())

    async def kept(self) -> None:
        """What was typed is in the database."""
        if self.keeper.key and not self.draft.key:
            self.draft = replace(self.draft, key=self.keeper.key)
            self.visit.run_script(f"editor.name('{self.keeper.key}', '{self.keeper.language}')")
            self.together.move(self.place)
        self.together.say_changed()
        await self.look_at_review()
        self.settle()

    def failed(self) -> None:
        """It is not."""
        self.head.say_kept(self.visit.say("keep-failed"), bad=True)

    def settle(self) -> None:
        """What stands on the page is kept or live: the browser need not remember it."""
        self.notes.tell_browser(self.typed().form)
        self.draw_head()

    def draw_head(self) -> None:
        """Name, state and what can be done."""
        state = State(
            title=self.visit.say("article-new") if self.is_new else self.draft.key,
            language=self.draft.language,
            status=self.status,
            readable=self.fields.form() is not None,
            in_file=bool(self.draft.digest),
            copy=self.keeper.copy,
            stuck=self.keeper.stuck,
            time=self._say_time(),
            second=self.needs_second,
            waits=self.waits,
        )
        self.head.draw(state, choose=self.choose)

    def _say_time(self) -> tuple[str, str] | None:
        form = read_form(self.draft.text) if self.draft.text else None
        if form is None:
            return None
        own = {"status": form.status, "publish_at": form.publish_at, "expires_at": form.expires_at}
        return say_time(self.visit, **own)

    def fill(self, form: ArticleForm | None, text: str) -> None:
        """Put another content onto the page."""
        self.fields.fill(form, text)
        self.preview()

    def take(self, copy: WorkingCopy | None) -> None:
        """The page shows what is kept, or the file where nothing is."""
        if copy is None:
            self.show_file(self.draft)
            return
        self.fill(form_of(copy.text, copy.form), copy.text)
        self.keeper.base = copy.base
        self.keeper.adopt(copy)
        self.together.tell_of(None)
        self.settle()

    def show_file(self, draft: Draft) -> None:
        """The page shows the file; nothing is kept beside it."""
        self.draft = draft
        self.fill(read_form(draft.text) if draft.text else ArticleForm(), draft.text)
        self.keeper.begin(draft.key, draft.language, base=draft.digest, live=self.live, copy=None)
        self.together.tell_of(None)
        self.notes.clear()
        self.settle()
