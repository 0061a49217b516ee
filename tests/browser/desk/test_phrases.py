"""What customers mean, in the browser: a lead adds phrases, has them trained, decides about a worse model, undoes."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.core.insights.phrases import Phrase
from bot.core.insights.teaching import Compared, Flip, Row, State
from bot.service.insights import phrases, teaching
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

LOST = Flip(text="good day to you", meant="greet", before="greet", after="goodbye")
GAINED = Flip(text="a living soul please", meant="want_human", before="question", after="want_human", own=True)
WORSE = Compared(
    rows=(Row(intent="greet", asked=9, before=9, after=8),),
    own=Row(intent="", asked=1, before=0, after=1),
    flips=(LOST, GAINED),
)


def texts(desk: DeskServer) -> list[str]:
    return [one.text for one in desk.read(teaching.find_phrases)]


def test_a_lead_adds_a_phrase_and_is_told_what_speaks_against_another(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/settings")
    page.click(".teach-open")
    wants = page.locator("[data-intent=want_human]")
    wants.locator("summary").first.click()
    field = wants.get_by_label("How a customer would write it")
    field.fill("get me a living soul at 0671234567")
    expect(wants.locator(".teach-doubt")).to_contain_text("what belongs to one customer")
    wants.locator(".teach-add").click()
    expect(field).to_have_value("get me a living soul at 0671234567")
    assert texts(desk) == []
    field.fill("a living soul please")
    field.press("Enter")  # at once: the last letters count, too
    expect(field).to_have_value("")
    expect(wants.locator(".teach-doubt")).to_be_empty()
    expect(wants.locator(".teach-phrase")).to_contain_text("a living soul please")
    expect(wants.locator(".teach-phrase")).to_contain_text("not trained yet")
    expect(page.locator(".teach-pending")).to_contain_text("1")
    assert texts(desk) == ["a living soul please"]
    wants.locator(".teach-remove").click()
    expect(wants.locator(".teach-phrase")).to_have_count(0)
    assert texts(desk) == []


def test_a_worse_model_is_used_for_a_reason_and_undone(desk: DeskServer, visit: Visitor) -> None:
    phrase = Phrase(intent="want_human", language="en", text="a living soul please")
    desk.write(phrases.do_add, desk.staff["lena"], phrase)
    page = visit("lena", "/desk/settings/phrases")
    page.click(".teach-train")
    expect(page.locator(".teach-progress")).to_contain_text("Waiting")
    wanted = desk.read(teaching.find_wanted)
    assert wanted is not None
    desk.write(teaching.do_begin, wanted.id)
    desk.write(teaching.do_share, wanted.id, 0.4)
    page.reload()
    expect(page.locator(".teach-progress")).to_contain_text("40 %")
    desk.write(teaching.do_judge, wanted.id, WORSE)
    expect(page.locator(".teach-flip.is-lost")).to_contain_text("good day to you")
    page.click(".teach-use")
    expect(page.locator(".q-notification")).to_contain_text("Say in a line why")
    assert desk.read(teaching.find_used) == 0
    page.get_by_label("Why use it all the same?").fill("our customers write so")
    page.click(".teach-use")
    expect(page.locator(".teach-outcome")).to_contain_text("although it understands less")
    expect(page.locator(".teach-past")).to_contain_text("our customers write so")
    assert desk.read(teaching.find_used) == wanted.id
    page.click(".teach-undo")
    expect(page.locator(".teach-outcome")).to_contain_text("Undone")
    expect(page.locator("[data-intent=want_human] .teach-phrase")).to_have_count(0)
    assert (desk.read(teaching.find_used), texts(desk)) == (0, [])
    newest = desk.read(teaching.access_newest, desk.staff["lena"])
    assert newest is not None
    assert (newest.state, newest.reason) == (State.UNDONE, "our customers write so")
