"""The fields of an article on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

from nicegui import ui
from nicegui.element import Element

from bot.core.language import LANGUAGES
from bot.core.people import Right
from bot.desk.frame import parts
from bot.desk.frame.visit import Visit
from bot.desk.studio.article_form import ESCALATE, ArticleForm

Changed = Callable[[], None]


class ArticleFields:
    """The form, or one box with the raw text when the fields of the file can't be read."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._place: Element | None = None
        self._inputs: dict[str, ui.input | ui.textarea | ui.select] = {}
        self._raw: ui.textarea | None = None
        self._form = ArticleForm()
        self._changed: Changed = lambda: None
        self._name: tuple[ui.input, ui.input, ui.select] | None = None

    @property
    def has_name(self) -> bool:
        """Whether the person still has to name the article."""
        return self._name is not None

    def build_name(self, language: str) -> None:
        """Topic, name and language of a new article."""
        say = self._visit.say
        with parts.box("card form name-form"):
            topic = ui.input(label=say("article-topic"), placeholder="delivery").classes("topic-name")
            slug = ui.input(label=say("article-slug"), placeholder="cost-city").classes("slug-name")
            choices = {code: say(f"language-{code}") for code in LANGUAGES}
            chosen = ui.select(choices, value=language, label=say("language")).classes("language-name")
            for field in (topic, slug, chosen):
                field.props("outlined dense stack-label")  # else the label lies on the example
            parts.Text(say("article-name-text"), "hint")
        self._name = (topic, slug, chosen)

    def name(self) -> tuple[str, str]:
        """Key and language of a new article, as typed."""
        assert self._name is not None
        topic, slug, language = self._name
        key = f"{(topic.value or '').strip().lower()}/{(slug.value or '').strip().lower()}"
        return key, str(language.value)

    def build(self, form: ArticleForm | None, *, text: str, changed: Changed) -> None:
        """Draw the fields; ``changed`` is called at each edit."""
        self._changed = changed
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
        values = {name: str(field.value or "") for name, field in self._inputs.items()}
        return replace(self._form, **values)

    def text(self) -> str:
        """The raw text."""
        return str(self._raw.value or "") if self._raw is not None else ""

    def _set(self, form: ArticleForm) -> None:
        self._form = form
        for name, field in self._inputs.items():
            value = asdict(form)[name]
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
            self._raw = ui.textarea(value=text).props("outlined rows=30 input-class=code").classes("wide raw")

    def _draw_form(self, form: ArticleForm) -> None:
        assert self._place is not None
        self._place.clear()
        self._raw = None
        with self._place:
            self._line("title", form.title)
            self._area("questions", form.questions, rows=7)
            self._area("golden", form.golden, rows=3)
            self._area("body", form.body, rows=14)
            with parts.box("form-row"):
                self._choice("escalate", form.escalate)
                self._line("tags", form.tags)
        self._form = form

    def _line(self, name: str, value: str) -> None:
        made = ui.input(label=self._label(name), value=value, on_change=lambda: self._changed())
        made.props("outlined dense debounce=200")
        self._keep(name, made)

    def _area(self, name: str, value: str, *, rows: int) -> None:
        made = ui.textarea(label=self._label(name), value=value, on_change=lambda: self._changed())
        made.props(f"outlined rows={rows} debounce=200")
        self._keep(name, made)
        parts.Text(self._visit.say(f"field-{name}-text"), "hint")

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
