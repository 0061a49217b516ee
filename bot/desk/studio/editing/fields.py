"""The fields of an article on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ESCALATE, ArticleForm
from bot.desk.studio.editing.toolbar import draw_toolbar
from bot.desk.studio.editing.wordings import Wordings
from bot.desk.studio.times_of_article import from_input, to_input
from bot.service.articles.naming import propose_key

Changed = Callable[[], None]
MOMENTS = ("publish_at", "expires_at")
NAMES = ("topic", "slug", "language")


class ArticleFields:
    """The form, or one box with the raw text when the fields of the file can't be read."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._place: Element | None = None
        self._inputs: dict[str, ui.input | ui.textarea | ui.select | Wordings] = {}
        self._raw: ui.textarea | None = None
        self._form = ArticleForm()
        self._key = self._language = ""
        self._changed: Changed = lambda: None
        self._name: tuple[ui.input, ui.input, ui.select] | None = None

    @property
    def has_name(self) -> bool:
        """Whether the person still has to name the article."""
        return self._name is not None

    def build_name(self, language: str, typed: Mapping[str, str] | None = None) -> None:
        """Topic, name and language of a new article; ``typed`` is what was kept of them."""
        say, known = self._visit.say, typed or {}
        with parts.box("card form name-form"):
            topic = ui.input(label=say("article-topic"), placeholder="delivery", value=known.get("topic", ""))
            topic.classes("topic-name")
            slug = ui.input(label=say("article-slug"), placeholder="cost-city", value=known.get("slug", ""))
            slug.classes("slug-name")
            choices = {code: say(f"language-{code}") for code in LANGUAGES}
            wanted = known.get("language", language)
            chosen = ui.select(choices, value=wanted if wanted in choices else language, label=say("language"))
            chosen.classes("language-name")
            for field in (topic, slug, chosen):
                field.props("outlined dense stack-label")  # else the label lies on the example
                field.on_value_change(lambda: self._changed())
            parts.Text(say("article-name-text"), "hint")
        self._name = (topic, slug, chosen)

    def name(self) -> tuple[str, str]:
        """Key and language of a new article; what was not typed is made of the title."""
        assert self._name is not None
        topic, slug, language = self._name
        typed = {"topic": str(topic.value or ""), "slug": str(slug.value or ""), "language": str(language.value)}
        form = self.form()
        return propose_key(self._visit.app, **typed, title=form.title if form is not None else ""), typed["language"]

    def typed_name(self) -> dict[str, str]:
        """Topic, name and language as they were typed; nothing where the article has its name."""
        if self._name is None:
            return {}
        return {name: str(field.value or "") for name, field in zip(NAMES, self._name, strict=True)}

    def put_name(self, values: Mapping[str, str]) -> None:
        """Type topic and name again."""
        for name, field in zip(NAMES[:2], self._name or (), strict=False):
            field.set_value(values.get(name, field.value))

    def build(self, form: ArticleForm | None, *, text: str, of: tuple[str, str], changed: Changed) -> None:
        """Draw the fields of the article ``of``, its key and language; ``changed`` is called at each edit."""
        self._changed, (self._key, self._language) = changed, of
        self._place = parts.box("card form article-form")
        self.fill(form, text)

    def fill(self, form: ArticleForm | None, text: str) -> None:
        """Show another content."""
        if form is None:
            self._draw_raw(text)
        elif self._inputs:
            self._set(form)
        else:
            self._draw_form(form)

    def form(self) -> ArticleForm | None:
        """The form as it is on the page; None while the raw text is edited."""
        if not self._inputs:
            return None
        values = {name: self._value(name, str(field.value or "")) for name, field in self._inputs.items()}
        return replace(self._form, **values)

    def text(self) -> str:
        """The raw text."""
        return str(self._raw.value or "") if self._raw is not None else ""

    def _value(self, name: str, typed: str) -> str:
        if name not in MOMENTS:
            return typed
        return from_input(typed, known=asdict(self._form)[name], last=name == "expires_at")

    def _set(self, form: ArticleForm) -> None:
        self._form = form
        for name, field in self._inputs.items():
            value = asdict(form)[name]
            if name in MOMENTS:
                value = to_input(value, last=name == "expires_at")
            if isinstance(field, ui.select):
                field.set_options(self._choices(name, value), value=value)
            else:
                field.set_value(value)

    def _draw_raw(self, text: str) -> None:
        assert self._place is not None
        self._place.clear()
        self._inputs = {}
        with self._place:
            parts.Text(self._visit.say("article-raw"), "hint")
            self._raw = (
                ui.textarea(value=text, on_change=lambda: self._changed())
                .props("outlined rows=30 input-class=code")
                .classes("wide raw")
            )

    def _draw_form(self, form: ArticleForm) -> None:
        assert self._place is not None
        self._place.clear()
        self._raw = None
        with self._place:
            self._line("title", form.title)
            wordings = Wordings(self._visit, key=self._key, language=self._language)
            wordings.build(form.questions, changed=lambda: self._changed())
            self._inputs["questions"] = wordings
            self._area("golden", form.golden, rows=3)
            if self._visit.may(Right.EDIT_ARTICLES):
                draw_toolbar(self._visit)
            self._area("body", form.body, rows=14)
            with parts.box("form-row"):
                self._choice("escalate", form.escalate)
                self._line("tags", form.tags)
            with parts.box("form-row"):
                self._moment("publish_at", form.publish_at)
                self._moment("expires_at", form.expires_at)
            parts.Text(self._visit.say("field-moments-text"), "hint")
        self._form = form

    def _line(self, name: str, value: str) -> None:
        made = ui.input(label=self._label(name), value=value, on_change=lambda: self._changed())
        made.props("outlined dense debounce=60")
        self._keep(name, made)

    def _area(self, name: str, value: str, *, rows: int) -> None:
        made = ui.textarea(label=self._label(name), value=value, on_change=lambda: self._changed())
        made.props(f"outlined rows={rows} debounce=60")
        self._keep(name, made)
        parts.Text(self._visit.say(f"field-{name}-text"), "hint")

    def _moment(self, name: str, value: str) -> None:
        shown = to_input(value, last=name == "expires_at")
        made = ui.input(label=self._label(name), value=shown, on_change=lambda: self._changed())
        made.props("outlined dense stack-label clearable type=datetime-local")
        self._keep(name, made)

    def _choice(self, name: str, value: str) -> None:
        made = ui.select(
            self._choices(name, value), value=value, label=self._label(name), on_change=lambda: self._changed()
        )
        made.props("outlined dense options-dense")
        self._keep(name, made)

    def _choices(self, name: str, value: str) -> dict[str, str]:
        """What is offered, and what the file says."""
        return {key: self._visit.say(f"{name}-{key}") for key in dict.fromkeys((*ESCALATE, value))}

    def _keep(self, name: str, made: ui.input | ui.textarea | ui.select) -> None:
        made.classes(f"wide field-{name.replace('_', '-')}")
        if not self._visit.may(Right.EDIT_ARTICLES):
            made.props("readonly")
        self._inputs[name] = made

    def _label(self, name: str) -> str:
        return self._visit.say(f"field-{name.replace('_', '-')}")
