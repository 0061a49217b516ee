"""Articles that say something else to some customers."""

from __future__ import annotations

import pytest

from bot.core.turn import Candidate
from bot.knowledge.articles.articles import Article
from bot.service.chat.previewing import list_variants, preview
from bot.service.chat.reading import to_reading
from bot.service.ports import App
from bot.storage.chat import messages
from tests.support.acting import command, press, run_jobs, transcript, write_in
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article

KEY = "delivery/cost"
BODY = """Delivery costs 120 UAH.

## When?
Tomorrow.

<!-- for: came_from = kharkiv -->
In Kharkiv it costs 90 UAH.

## When?
Today.

<!-- for: channel = nowhere -->
Not here.
"""


@pytest.fixture
def article(finder: ScriptedFinder, dialogue: ScriptedDialogue) -> Article:
    """One that the bot finds."""
    made = finder.articles[KEY] = make_article(KEY, body=BODY)
    dialogue.turns["delivery"] = found((KEY, 0.9))
    return made


async def test_a_customer_gets_the_text_that_is_meant_for_them_and_its_rest(app: App, article: Article) -> None:
    await command(app, "start", "kharkiv")
    await write_in(app, "how much is delivery", language="en")
    await run_jobs(app)
    answer = (await transcript(app))[-1]
    assert answer.text.startswith("In Kharkiv it costs 90 UAH.")
    assert answer.source is not None
    assert answer.source.variant == "came_from = kharkiv"
    why = await app.database.read(messages.get_why, answer.id)
    assert why is not None
    assert why.variant == "came_from = kharkiv"
    await press(app, "more")
    await run_jobs(app)
    rest = (await transcript(app))[-1]
    assert "Today." in rest.text
    assert "Tomorrow." not in rest.text


async def test_everybody_else_gets_the_text_for_everybody(app: App, article: Article) -> None:
    await write_in(app, "how much is delivery", language="en")
    await run_jobs(app)
    answer = (await transcript(app))[-1]
    assert answer.text.startswith("Delivery costs 120 UAH.")
    assert answer.source is not None
    assert answer.source.variant == ""


def test_the_places_that_answer_are_those_of_the_text_that_is_shown(article: Article) -> None:
    candidate = Candidate(article=KEY, language="en", title="", probability=0.9, blocks=(1,), variants=((0, 1), (0,)))
    assert to_reading(candidate, article).blocks == (1,)
    theirs = article.meant_for({"came_from": {"kharkiv"}})
    assert (to_reading(candidate, theirs).blocks, to_reading(candidate, theirs).variants) == ((0, 1), ())


def test_one_may_look_at_it_as_somebody(app: App) -> None:
    assert list_variants(BODY) == ("came_from = kharkiv", "channel = nowhere")
    own = {"title": "How much?", "body": BODY, "language": "en"}
    assert preview(app, **own)[0].text.startswith("Delivery costs 120 UAH.")
    first, more = preview(app, **own, variant="came_from = kharkiv")
    assert first.text.startswith("In Kharkiv it costs 90 UAH.")
    assert "Today." in more.text
    assert preview(app, **own, variant="gone")[0].text.startswith("Delivery costs 120 UAH.")
