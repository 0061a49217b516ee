"""A closed chat is reviewed by a lead, read by who is reviewed, disputed, and decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Page, expect
from sqlalchemy import update

from bot.core.insights.reviews.review import Filled, Stage
from bot.core.insights.reviews.score import Mark
from bot.service.cases import holding, reply
from bot.service.cases.closing import Ending, do_close
from bot.service.insights.reviews import keeping, reviewing
from bot.service.insights.reviews.drawing import find_monday
from bot.service.insights.reviews.reviewing import Sheet
from bot.storage.insights.reviews import disputes, reviews
from bot.storage.tables.cases import escalations
from tests.browser.conftest import Visitor
from tests.support.desk_pages import choose
from tests.support.desk_server import DeskServer


def solve(desk: DeskServer, conversation: int, login: str) -> int:
    """This person takes the case, answers and closes it; its number."""
    person, case = desk.staff[login], desk.case_of(conversation)
    desk.write(holding.do_claim, desk.app, person, case.id)
    desk.write(reply.do_reply, desk.app, person, conversation, "It is on its way.", client_id=f"v-{conversation}")
    desk.write(do_close, desk.app, person, conversation, Ending())
    return int(case.id)


def give(page: Page, category: str, name: str) -> None:
    page.click(f"[data-category={category}] .value-{name}")
    expect(page.locator(f"[data-category={category}] .value-{name}")).to_have_attribute("aria-pressed", "true")


def test_a_lead_reviews_a_chat_and_its_operator_is_told_and_reads_it(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    chat = open_case("Olena", "Where is my bouquet with the blue ribbon?")
    case = solve(desk, chat, "anna")
    page = visit("lena", "/desk/numbers/chats?measure=solved&range=week")
    page.locator(".number-chat", has_text="blue ribbon").locator(".review-open").click()
    page.wait_for_url(f"**/desk/reviews/{case}")
    expect(page.locator(".review-lines")).to_contain_text("It is on its way.")
    page.locator(".line-operator .review-comment-open").click()
    page.fill(".line-operator .review-comment-text textarea", "Say when it arrives.")
    for category in ("tone", "understood", "complete", "writing"):
        give(page, category, "5")
    expect(page.locator(".review-status")).to_contain_text("Draft saved")
    page.click(".review-finish")
    expect(page.locator(".is-missing")).not_to_have_count(0)
    give(page, "solution", "3")
    give(page, "promises", "na")
    give(page, "rules", "1")
    give(page, "closing", "0")
    page.click(".review-finish")
    expect(page.locator(".review-page.is-done .review-score")).to_have_text("80%")
    kept = desk.read(reviews.find, case)
    assert (kept.stage, kept.person_name, kept.filled.lines[0].text) == (Stage.DONE, "Anna", "Say when it arrives.")
    own = visit("anna", "/desk")
    own.locator(".reminder-link", has_text="Your chat was reviewed").click()
    own.wait_for_url(f"**/desk/reviews/{case}")
    expect(own.locator(".line-operator .review-said")).to_have_text("Say when it arrives.")
    expect(own.locator(".review-side .review-score")).to_have_text("80%")
    assert desk.read(reviews.find, case).seen_at is not None


def test_many_reviews_are_one_line_over_the_queue(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    cases = [solve(desk, open_case(name, "Is it open?"), "oleh") for name in ("Ada", "Bea", "Cleo", "Dora")]
    card = keeping.make_shipped(desk.app, "en")
    marks = tuple(Mark(category=one.key, value=one.scale.values[-1]) for one in card.categories)
    for case in cases:
        desk.write(reviewing.do_finish, desk.app, desk.staff["lena"], case, Sheet(filled=Filled(marks=marks)))
    page = visit("oleh", "/desk")
    expect(page.locator(".reminder-many summary")).to_have_text("4 of your chats were reviewed")
    expect(page.locator(".reminder-link").first).to_be_hidden()
    page.click(".reminder-many summary")
    expect(page.locator(".reminder-link:visible")).to_have_count(4)
    page.locator(".reminder-row", has_text="Ada").last.locator(".reminder-done").click()
    expect(page.locator(".reminder-many summary")).to_have_text("3 of your chats were reviewed")
    page.click(".reminder-all-done")
    expect(page.locator(".reminders")).to_be_hidden()


def test_chats_of_last_week_are_drawn_by_the_numbers_a_lead_has_set(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    case = solve(desk, open_case("Iryna", "Do you gift-wrap a vase?"), "oleh")
    monday = find_monday(desk.app.clock(), desk.app.business.zone)
    at = datetime(monday.year, monday.month, monday.day, 12, tzinfo=UTC)
    change = update(escalations).where(escalations.c.id == case).values(closed_at=at)
    desk.write(lambda tx: tx.connection.execute(change))
    page = visit("lena", "/desk/reviews/drawing")
    expect(page.locator(".review-rules-state")).to_contain_text("Nothing is drawn yet")
    page.fill(".review-rule-random input", "often")
    page.click(".review-rules-save")
    expect(page.locator(".review-rules")).to_contain_text("A whole number from 0 to 100")
    page.fill(".review-rule-random input", "100")
    page.click(".review-rules-save")
    expect(page.locator(".review-rules-state")).to_contain_text("In force")
    page.click(".review-draw")
    expect(page.locator(".q-notification", has_text="was drawn")).to_be_visible()
    drawn = desk.read(reviews.find, case)
    assert (drawn.stage, drawn.person_name) == (Stage.TODO, "Oleh")
    assert drawn.reviewer_id in {desk.staff["lena"].id, desk.staff["boss"].id}
    page.goto(f"{desk.url}/desk/reviews")
    expect(page.locator(".review-row", has_text="gift-wrap")).to_contain_text("Oleh")


def test_a_mark_is_disputed_and_another_lead_changes_it(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    case = solve(desk, open_case("Pavlo", "Can I pay by card?"), "anna")
    lena = desk.staff["lena"]
    card = keeping.make_shipped(desk.app, "en")
    bad = ("rules",)
    marks = tuple(
        Mark(category=one.key, value=one.scale.values[0 if one.key in bad else -1]) for one in card.categories
    )
    desk.write(reviewing.do_finish, desk.app, lena, case, Sheet(filled=Filled(marks=marks)))
    own = visit("anna", f"/desk/reviews/{case}")
    expect(own.locator(".review-failed")).to_contain_text("Followed the rules")
    own.click("[data-category=rules] .dispute-open")
    own.fill("[data-category=rules] .dispute-text textarea", "I did check who it was, by phone.")
    own.click("[data-category=rules] .dispute-send")
    expect(own.locator("[data-category=rules] .dispute")).to_contain_text("not decided yet")
    page = visit("boss", "/desk/reviews")
    page.locator(".review-list-disputed .passage-text", has_text="pay by card").click()
    page.wait_for_url(f"**/desk/reviews/{case}")
    choose(page, ".decide-value", "Yes")
    page.fill(".decide-text textarea", "Right, it is in the call notes.")
    page.click(".decide-send")
    expect(page.locator(".review-side .review-score")).to_have_text("100%")
    (dispute,) = desk.read(disputes.list_of, [desk.read(reviews.find, case).id])
    assert (dispute.before, dispute.after, dispute.decided_name) == (0, 1, desk.staff["boss"].name)
    own.goto(f"{desk.url}/desk/numbers/reviews")
    expect(own.locator(".review-row", has_text="pay by card")).to_contain_text("100%")
