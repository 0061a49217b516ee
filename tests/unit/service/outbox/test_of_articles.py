"""Pictures and files that customers get with an answer."""

from __future__ import annotations

from pathlib import Path

from bot.core.messages import Delivery
from bot.service.outbox import enclosing, of_articles
from bot.service.ports import App
from tests.support.acting import run_jobs, transcript, write_in
from tests.support.channels import RecordingChannel
from tests.support.desk_server import PNG
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article

BODY = (
    "Come to Main Street 1.\n\n![Our door](files/door.png)\n\nParking: see [the map](files/map.pdf) and ![x](gone.png)."
)


def put(app: App, place: str, content: bytes) -> Path:
    path = app.articles_folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


async def test_an_answer_goes_with_its_picture_which_stays_as_it_was(
    app: App, finder: ScriptedFinder, dialogue: ScriptedDialogue, channel: RecordingChannel
) -> None:
    door = put(app, "files/door.png", PNG)
    finder.articles["delivery/cost"] = make_article("delivery/cost", body=BODY)
    dialogue.turns["delivery"] = found(("delivery/cost", 0.9))
    await write_in(app, "how much is delivery", language="en")
    await run_jobs(app)
    answer = (await transcript(app))[-1]
    (picture,) = answer.attachments
    assert answer.delivery is Delivery.SENT
    assert (picture.kind, picture.name, picture.size) == ("photo", "Our door.png", len(PNG))
    assert "door" not in answer.text
    assert "Main Street 1." in answer.text
    letter = channel.letters[-1]
    assert [one.kind for one in letter.files] == ["photo"]
    door.write_bytes(PNG + b"another")
    assert b"".join([piece async for piece in await enclosing.open_own(app, picture)]) == PNG


def test_what_is_not_there_leaves_its_words_and_nobody_else_s_words_bring_a_file(app: App) -> None:
    put(app, "files/map.pdf", b"%PDF-1.4")
    put(app, "files/secret.pdf", b"%PDF-1.4")
    article = make_article("a/b", body=BODY)
    text, files = of_articles.enclose(app, article, f"You asked: [x](files/secret.pdf)\n\n{BODY}")
    assert [one.name for one in files] == ["map.pdf"]
    assert "![Our door](files/door.png)" in text
    assert of_articles.enclose(app, make_article("a/c"), "[x](files/map.pdf)") == ("[x](files/map.pdf)", ())
