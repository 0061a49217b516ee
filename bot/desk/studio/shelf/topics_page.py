"""What the topics are called in each language, for whoever writes articles."""

from __future__ import annotations

from collections import Counter

from nicegui import ui

from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.desk.frame import parts
from bot.desk.frame.layout import frame
from bot.desk.frame.visit import Visit
from bot.desk.studio.problem_list import draw_problems
from bot.service.articles import drafts
from bot.service.articles.shelf import topics
from bot.service.articles.shelf.topics import NAME_LENGTH
from bot.service.people.rights import check_right


async def draw_topics(visit: Visit) -> None:
    """The page."""
    check_right(visit.person, Right.EDIT_ARTICLES)
    library = await drafts.list_articles(visit.app, visit.person)
    known = topics.read_topics(visit.app)
    counts = Counter(key.partition("/")[0] for key in library.by_key)
    counts.update(dict.fromkeys(known.names, 0))
    with frame(visit, page="articles"):
        with parts.box("page-head"):
            back = parts.link("←", "/desk/articles", "btn btn-icon")
            parts.attribute(back, aria_label=visit.say("nav-articles"))
            parts.Text(visit.say("topics"), tag="h1")
        if known.problems:
            with parts.box("card problems-card"):
                draw_problems(visit, known.problems)
        if counts:
            TopicsForm(visit).build(dict(sorted(counts.items())))
        else:
            parts.empty(visit.say("topics-none"), [visit.say("topics-none-text")])


class TopicsForm:
    """A line a topic: its folder, how many articles, a name in each language."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._loaded: dict[str, dict[str, str]] = {}
        self._fields: dict[tuple[str, str], ui.input] = {}

    def build(self, counts: dict[str, int]) -> None:
        """Draw the lines."""
        say, known = self._visit.say, topics.read_topics(self._visit.app)
        self._loaded = {topic: dict(known.names.get(topic, {})) for topic in counts}
        parts.Text(say("topics-text"), "muted measure-text")
        with parts.box("card topics"):
            for topic, count in counts.items():
                with parts.attribute(parts.box("topic-line"), data_topic=topic):
                    with parts.box("topic-what"):
                        parts.Text(topic, "article-key")
                        target = f"/desk/articles?topic={topic}"
                        parts.link(say("topics-articles", count=count), target, "small")
                    for code in LANGUAGES:
                        self._draw_field(topic, code)
        with parts.box("form-buttons topics-buttons"):
            parts.button(say("save"), self._save, kind="primary", classes="topics-save")

    def _draw_field(self, topic: str, code: str) -> None:
        field = ui.input(label=self._visit.say(f"language-{code}"), value=self._loaded[topic].get(code, ""))
        field.props(f"outlined dense stack-label maxlength={NAME_LENGTH}").classes(f"topic-{code}")
        parts.attribute(field, placeholder=topics.readable(topic))
        self._fields[topic, code] = field

    async def _save(self) -> None:
        now = {
            topic: {code: " ".join(str(self._fields[topic, code].value or "").split()) for code in LANGUAGES}
            for topic in self._loaded
        }
        changed = {topic: said for topic, said in now.items() if _kept(said) != self._loaded[topic]}
        write, app = self._visit.app.database.write, self._visit.app

        async def save(person: Person) -> bool:
            await write(topics.do_name, app, person, changed)
            return True

        if await self._visit.attempt(save):
            self._loaded.update({topic: _kept(said) for topic, said in changed.items()})
            self._visit.notify(self._visit.say("saved"), kind="positive")


def _kept(said: dict[str, str]) -> dict[str, str]:
    return {code: name for code, name in said.items() if name}
