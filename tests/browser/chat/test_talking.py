"""The web chat in a real Chromium: written, answered, lost and found."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Route, expect

from bot.service.cases import holding
from tests.browser.chat.conftest import sent, stored, wait_until_sent, write
from tests.support.web_front import (
    Front,
    claim,
    count_conversations,
    hire,
    post_article,
    reply,
)

FLOOD = """async () => {
  const headers = {'Content-Type': 'application/json'};
  for (let i = 0; i < 20; i += 1) {
    const body = JSON.stringify({client_id: `flood-${1000 + i}`, text: 'x'});
    await fetch('chat/api/messages', {method: 'POST', headers, body});
  }
}"""


def test_a_customer_is_greeted_writes_and_sees_the_message_once(page: Page, front: Front) -> None:
    expect(page.locator("#welcome")).to_contain_text("Hello! Lumiflor here")
    write(page, "Where is my order?\nIt is late.")
    wait_until_sent(page, "Where is my order?")
    assert sent(page) == stored(front) == ["Where is my order?\nIt is late."]
    expect(page.locator("#welcome")).to_be_hidden()
    expect(page.locator(".pending")).to_have_count(0)


def test_a_person_is_called_and_their_reply_appears_without_a_reload(page: Page, front: Front) -> None:
    write(page, "Where is my order?")
    page.locator("#human").click()
    expect(page.locator("#status")).to_contain_text("A colleague will join")
    expect(page.locator("#human")).to_be_hidden()
    expect(page.get_by_role("button", name="I no longer need a person")).to_be_visible()
    anna = hire(front.app)
    conversation_id = claim(front.app, anna)
    expect(page.locator("#status")).to_have_text("Anna is with you")
    expect(page.get_by_role("button", name="I no longer need a person")).to_have_count(0)
    reply(front.app, anna, conversation_id, "It comes today: https://example.com/track.", client_id="op-1")
    answer = page.locator(".operator")
    expect(answer.locator(".name")).to_have_text("Anna")
    expect(answer.locator("a")).to_have_attribute("href", "https://example.com/track")
    front.app.database.write_now(holding.do_resolve, front.app, anna, conversation_id)
    expect(page.locator("#status")).to_have_text("The assistant is with you")
    expect(page.locator("#human")).to_be_visible()


def test_a_reload_keeps_the_transcript_and_the_draft(page: Page, front: Front) -> None:
    write(page, "Hello")
    wait_until_sent(page, "Hello")
    post_article(front.app, "Delivery costs **four euro**.")
    expect(page.locator(".bot strong")).to_have_text("four euro")
    page.get_by_label("Your message").fill("half a sent")
    before = page.locator("#log [data-id]").all_inner_texts()
    page.reload()
    expect(page.locator("#log [data-id]")).to_have_count(len(before))
    assert page.locator("#log [data-id]").all_inner_texts() == before
    expect(page.get_by_label("Your message")).to_have_value("half a sent")


def test_the_sections_of_a_long_article_are_unfolded_one_by_one(page: Page, front: Front) -> None:
    write(page, "Hello")
    wait_until_sent(page, "Hello")
    post_article(front.app, "It costs four euro.\n\n## Abroad\n\nTen euro.\n\n## On Sundays\n\nFive euro.")
    expect(page.locator(".bot summary")).to_have_text(["Abroad", "On Sundays"])
    expect(page.get_by_text("Five euro.")).to_be_hidden()
    page.get_by_text("On Sundays").click()
    expect(page.get_by_text("Five euro.")).to_be_visible()
    expect(page.get_by_text("Ten euro.")).to_be_hidden()


def test_what_was_written_offline_is_sent_once_when_the_connection_is_back(
    page: Page, context: BrowserContext, front: Front
) -> None:
    write(page, "before")
    wait_until_sent(page, "before")
    context.set_offline(True)
    expect(page.locator("#offline")).to_have_text("No connection. Your messages are kept and will be sent.")
    write(page, "one")
    write(page, "two")
    expect(page.locator(".pending .meta")).to_have_text(["Not sent yet, trying again"] * 2)
    context.set_offline(False)
    wait_until_sent(page, "two")
    expect(page.locator("#offline")).to_be_hidden()
    assert sent(page) == stored(front) == ["before", "one", "two"]


def test_a_lost_answer_makes_no_second_message(page: Page, front: Front) -> None:
    losses = 0

    def lose(route: Route) -> None:
        nonlocal losses
        losses += 1
        if losses > 2:
            route.continue_()
            return
        route.fetch()  # the server has it, the page is never told
        route.abort()

    page.route("**/chat/api/stream*", lambda route: route.abort())
    page.route(
        "**/chat/api/messages", lambda route: lose(route) if route.request.method == "POST" else route.continue_()
    )
    page.reload()
    write(page, "only once")
    expect(page.locator(".pending .bubble")).to_have_text("only once")
    expect(page.locator(".pending")).to_have_count(0, timeout=15_000)
    assert losses == 3
    page.unroute("**/chat/api/stream*")
    wait_until_sent(page, "only once")
    assert sent(page) == stored(front) == ["only once"]


def test_what_is_unsent_survives_a_reload(page: Page, front: Front) -> None:
    page.route(
        "**/chat/api/messages", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    write(page, "keep me")
    expect(page.locator(".pending .meta")).to_have_text("Not sent yet, trying again")
    page.reload()
    expect(page.locator(".pending .bubble")).to_have_text("keep me")
    page.unroute("**/chat/api/messages")
    wait_until_sent(page, "keep me")
    assert stored(front) == ["keep me"]


def test_a_flood_is_explained_and_nothing_is_dropped(page: Page, front: Front) -> None:
    page.evaluate(FLOOD)
    write(page, "one too many")
    expect(page.locator("#trouble")).to_contain_text("Too many messages at once")
    expect(page.locator(".pending .bubble")).to_have_text("one too many")


def test_a_text_that_is_too_long_stays_where_it_was_written(page: Page, front: Front) -> None:
    write(page, "x" * 4001)
    expect(page.locator("#trouble")).to_contain_text("at most 4000 characters")
    expect(page.get_by_label("Your message")).to_have_value("x" * 4001)
    assert count_conversations(front.app) == 0


def test_who_has_written_and_types_on_is_heard_typing(page: Page, front: Front) -> None:
    signs: list[str] = []
    page.on("request", lambda request: signs.append(request.url) if request.url.endswith("/typing") else None)
    page.get_by_label("Your message").type("Where is")
    assert signs == []  # nothing waits for an answer yet
    write(page, "Where is my order?")
    wait_until_sent(page, "Where is my order?")
    with page.expect_response(lambda response: response.url.endswith("/typing")) as sign:
        page.get_by_label("Your message").type("LF")
    assert sign.value.ok
    page.get_by_label("Your message").type("-204518")
    assert len(signs) < len("LF-204518")  # not one for every key


def test_one_message_is_answered_and_stands_above_the_answer(page: Page, front: Front) -> None:
    write(page, "Hello")
    wait_until_sent(page, "Hello")
    post_article(front.app, "Delivery costs **four euro**.")
    page.locator(".bot .answer").click()
    expect(page.locator("#answered")).to_contain_text("Delivery costs four euro.")
    page.locator("#answered button").click()
    expect(page.locator("#answered")).to_be_hidden()
    page.locator(".bot .answer").click()
    write(page, "On Sunday too?")
    wait_until_sent(page, "On Sunday too?")
    expect(page.locator("#answered")).to_be_hidden()
    expect(page.locator(".customer .above")).to_have_text("Delivery costs four euro.")
    page.reload()
    expect(page.locator(".customer .above")).to_have_text("Delivery costs four euro.")
