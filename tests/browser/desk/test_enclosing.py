"""A picture that a lead puts into an article, as its customer and their operator get it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from bot.core.conversation import Memory
from bot.core.policy.decision import Answer, Decision
from bot.core.policy.rules import Rule, by
from bot.core.turn import Candidate, Step
from bot.service.articles import drafts
from bot.service.cases import queue
from bot.service.chat import saying
from bot.storage.chat import conversations
from bot.storage.database import Tx
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import open_mine
from tests.browser.desk.test_pictures import paint
from tests.support.browser import wait_for
from tests.support.desk_server import DeskServer
from tests.support.engine import make_turn

KEY = "delivery/cost-city"


def test_a_picture_is_put_into_an_article_seen_in_its_preview_and_sent_with_the_answer(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int], tmp_path: Path
) -> None:
    page = visit("lena", f"/desk/articles/edit?key={KEY}&language=en")
    body = page.locator(".field-body textarea")
    expect(body).not_to_have_value("")
    body.fill("Delivery costs 120 UAH.")
    page.set_input_files("#enclose-pick", {"name": "heavy.png", "mimeType": "image/png", "buffer": b"0" * 20_000_001})
    expect(page.locator("#enclose-note")).to_contain_text("larger than 20 MB")
    (tmp_path / "Двери.jpg").write_bytes(paint((600, 400)))
    page.set_input_files("#enclose-pick", tmp_path / "Двери.jpg")
    expect(body).to_have_value("Delivery costs 120 UAH.\n\n![Двери](files/dveri.jpg)")
    expect(page.locator("#preview .telegram-bubble img").first).to_have_js_property("naturalWidth", 600)
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification")).to_contain_text("Saved")
    assert (desk.app.articles_folder / "files/dveri.jpg").is_file()

    conversation = open_case("Painter")
    _answer(desk, conversation)
    chat = desk.read(queue.access_case, desk.staff["boss"], conversation).conversation.chat_key
    letter = wait_for(page, lambda: [one for one in desk.telegram.sent if one.chat_key == chat and one.files])[-1]
    page = open_mine(desk, visit, "anna", conversation)
    expect(page.locator("#transcript .photo img").first).to_have_js_property("naturalWidth", 600)
    assert letter.text.startswith("Delivery costs 120 UAH.\n\n_")
    assert [(one.kind, one.name) for one in letter.files] == [("photo", "Двери.jpg")]

    page.fill("#reply", "")
    page.locator("#reply").press_sequentially("??deliv")
    expect(page.locator(".picked-file").first).to_contain_text("Двери")
    page.locator(".picked", has=page.locator(".picked-file")).first.click()
    expect(page.locator("#reply")).to_have_value("Delivery costs 120 UAH.")
    expect(page.locator("#attached .attached-file:not(.is-coming)")).to_have_count(1)
    page.press("#reply", "Enter")
    expect(page.locator("#transcript .photo img")).to_have_count(2)


def _answer(desk: DeskServer, conversation_id: int) -> None:
    """The bot answers from the article, though a person was called: all that matters here is what it shows."""
    shown = Candidate(article=KEY, language="en", title="", probability=0.9)
    decision = Decision(action=Answer(candidate=shown), memory=Memory(), grounds=by(Rule.CLOSE_ENOUGH))

    def answer(tx: Tx) -> None:
        now = conversations.get(tx, conversation_id)
        find = lambda key, language: drafts.find(desk.app, key, language)  # noqa: E731
        saying.carry_out(tx, desk.app, now, decision, make_turn(Step.ANSWER), find=find)

    desk.write(answer)
