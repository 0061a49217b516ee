"""The desk as its people use it, in real Chromium over a real server and database."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import httpx
import pytest
from nicegui import core
from playwright.sync_api import Dialog, Page, expect

from bot.core.messages import Attachment, Kind, Source
from bot.core.people import Role
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Considered, Why
from bot.desk import pages
from bot.desk.frame import live
from bot.service.articles import drafts as articles
from bot.service.cases import holding, queue
from bot.service.people import staff
from tests.browser.conftest import Visitor, log_in
from tests.support.desk_server import PASSWORD, PNG, DeskServer

SENT = ".line-operator .tick-sent"
PAYLOADS = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1>",
    "<svg><script>window.hacked=1</script></svg>",
    '"><script>window.hacked=1</script>',
    "'><img src=x onerror=window.hacked=1>",
    "</textarea><script>window.hacked=1</script>",
    "</title><script>window.hacked=1</script>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "<a href=javascript:window.hacked=1>x</a>",
    "[x](javascript:window.hacked=1)",
    "<body onload=window.hacked=1>",
    "<details open ontoggle=window.hacked=1>",
    "<math><mtext></mtext><img src=x onerror=window.hacked=1>",
    "{{constructor.constructor('window.hacked=1')()}}",
    "${window.hacked=1}`-alert(1)-`",
    "<input autofocus onfocus=window.hacked=1>",
    "<style>@import 'javascript:window.hacked=1'</style>",
    "<object data=javascript:window.hacked=1>",
    "\u202e<video><source onerror=window.hacked=1></video>",
)


@pytest.fixture
def open_case(desk: DeskServer, request: pytest.FixtureRequest) -> Callable[..., int]:
    """A customer who asked something and then for a person; the id of the conversation."""
    made = iter(range(1000))

    def open_one(name: str = "Olena", text: str = "Where is my order?") -> int:
        chat = f"{request.node.name}-{next(made)}"
        desk.write_in(chat, text, name=name)
        return desk.call_human(chat, name=name)

    return open_one


def case_row(page: Page, conversation: int) -> Any:
    """The row of a conversation in the queue."""
    return page.locator(f".case:has([data-open='{conversation}'])")


def open_mine(desk: DeskServer, visit: Visitor, login: str, conversation: int) -> Page:
    """A chat that this operator has taken, open."""
    desk.write(holding.do_claim, desk.app, desk.staff[login], desk.case_of(conversation).id)
    page = visit(login, f"/desk/chat/{conversation}")
    expect(page.locator("#reply")).to_be_visible()
    return page


def test_a_login_opens_the_queue_and_a_logout_closes_every_tab(desk: DeskServer, visit: Visitor) -> None:
    page = visit("")
    expect(page).to_have_url(re.compile("/desk/login"))
    log_in(page, desk.url, "anna")
    expect(page).to_have_url(f"{desk.url}/desk")
    other = page.context.new_page()
    other.goto(f"{desk.url}/desk/profile")
    page.click(".bar-end .logout button")
    expect(page).to_have_url(re.compile("/desk/login"))
    page.goto(f"{desk.url}/desk")
    expect(page).to_have_url(re.compile("/desk/login"))
    other.click(".save")
    expect(other).to_have_url(f"{desk.url}/desk/login?next=%2Fdesk%2Fprofile")


def test_a_wrong_password_is_refused_in_the_language_of_the_browser(desk: DeskServer, visit: Visitor) -> None:
    page = visit("", locale="uk-UA")
    log_in(page, desk.url, "anna", "wrong password")
    expect(page.get_by_role("alert")).to_have_text("Неправильний логін або пароль.")
    assert not [cookie for cookie in page.context.cookies() if cookie.get("name") == "answerdesk_session"]


def test_a_one_time_password_must_be_changed_before_anything_else(desk: DeskServer, visit: Visitor) -> None:
    _, password = desk.write(staff.do_add_person, None, login="vera", name="Vera", role=Role.OPERATOR, language="en")
    page = visit("")
    log_in(page, desk.url, "vera", password)
    page.goto(f"{desk.url}/desk/articles")
    expect(page).to_have_url(f"{desk.url}/desk/password")
    page.fill("[name=old]", password)
    page.fill("[name=new]", "a sentence of my own")
    page.fill("[name=again]", "a sentence of my own")
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{desk.url}/desk")
    expect(page.locator(".me")).to_have_text("Vera")


def test_a_case_is_taken_answered_and_delivered(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Taras")
    page = visit("anna")
    case_row(page, conversation).locator(".claim").click()
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.type("Hello Taras")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("one moment")
    page.keyboard.press("Enter")
    expect(page.locator(SENT)).to_have_text("✓")
    expect(page.locator("#reply")).to_have_value("")
    assert [letter.text for letter in desk.telegram.sent].count("Hello Taras\none moment") == 1


def test_the_second_operator_is_told_who_was_quicker(
    desk: DeskServer, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "POLL_SECONDS", 1000.0)
    conversation = desk.call_human("quicker")
    page = visit("anna", f"/desk/chat/{conversation}")
    row = case_row(page, conversation)
    expect(page.locator(".tick-sent")).to_have_count(2)
    desk.write_in("quicker", "Still there?")
    expect(row).to_contain_text("Still there?")  # the page is connected, and no more news are on their way
    with monkeypatch.context() as deaf:  # the page has not heard of it yet
        deaf.setattr(desk.app.database, "publish", lambda events: None)
        desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(conversation).id)
    row.locator(".claim").click()
    expect(page.locator(".q-notification")).to_contain_text("Oleh already has this chat")
    expect(page.locator(f".queue-others [data-open='{conversation}']")).to_be_visible()


def test_a_message_shows_up_by_itself_and_is_counted_in_the_title(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "POLL_SECONDS", 1000.0)
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.evaluate("window.here = 1")
    chat = desk.read(queue.access_case, desk.staff["anna"], conversation).conversation.chat_key
    desk.write_in(chat, "Are you still there?")
    expect(page.locator(".line-customer", has_text="Are you still there?")).to_be_visible()
    waiting = desk.write_in("somebody-new", "hello")
    desk.call_human("somebody-new", name="Nobody knows")
    expect(case_row(page, waiting)).to_be_visible()
    expect(page).to_have_title(re.compile(r"^\(\d+\) Olena"))
    assert page.evaluate("window.here") == 1, "the page was loaded again"


def test_a_ring_that_nobody_heard_is_made_up_for(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit("anna")
    expect(page.locator(".queue-head").first).to_be_visible()
    monkeypatch.setattr(desk.app.database, "publish", lambda events: None)
    expect(case_row(page, open_case("Silent"))).to_be_visible()


def test_a_double_click_and_a_second_enter_send_once(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    page.fill("#reply", "only once, please")
    page.evaluate("for (let i = 0; i < 4; i++) document.querySelector('#send').click()")
    expect(page.locator("#reply")).to_have_value("")
    expect(page.locator(SENT)).to_have_count(1)
    assert [letter.text for letter in desk.telegram.sent].count("only once, please") == 1


def test_a_draft_stays_with_its_chat(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    first, second = open_case("First"), open_case("Second")
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(first).id)
    page = open_mine(desk, visit, "anna", second)
    page.fill("#reply", "for the second")
    page.locator(f"[data-open='{first}']").click()
    expect(page.locator(f"#reply[data-conversation='{first}']")).to_have_value("")
    page.go_back()
    expect(page.locator(f"#reply[data-conversation='{second}']")).to_have_value("for the second")


def test_the_short_answer_of_an_article_is_put_into_the_reply(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    page.fill("#reply", "Hello!")
    page.fill(".insert input", "delivery")
    page.locator(".found-item").first.click()
    expect(page.locator("#reply")).to_have_value(re.compile(r"^Hello!\n\n.*120"))
    expect(page.locator(".found-item")).to_have_count(0)


def test_a_page_that_breaks_says_so_and_shows_nothing_of_the_reason(
    desk: DeskServer, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_(*_: object) -> None:
        raise RuntimeError("the secret reason")

    monkeypatch.setattr(pages, "draw_profile", break_)
    monkeypatch.setattr(articles, "list_history", break_)
    words = "Something went wrong. Try again in a moment."
    page = visit("lena", "/desk/profile")
    expect(page.locator(".empty-text")).to_have_text(words)
    assert "secret reason" not in page.content()
    page.goto(f"{desk.url}/desk/articles/edit?key=delivery/cost-city&language=ru")
    page.click(".tab-history")
    expect(page.locator(".q-notification")).to_contain_text(words)
    assert "secret reason" not in page.content()


def test_a_failed_message_says_why_and_can_be_sent_again(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    desk.telegram.refuse = "chat not found"
    try:
        page.fill("#reply", "can you hear me?")
        page.click("#send")
        expect(page.locator(".line-operator .trouble")).to_contain_text("chat not found")
    finally:
        desk.telegram.refuse = ""
    page.locator(".line-operator .trouble button").click()
    expect(page.locator(SENT)).to_have_text("✓")


def test_a_case_is_resolved_with_an_outcome_and_leaves_the_queue(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".resolve")
    page.fill(".outcome input", "sent a new bouquet")
    page.click(".dialog .confirm")
    expect(page.locator(".mark-case", has_text="sent a new bouquet")).to_be_visible()
    expect(case_row(page, conversation)).to_have_count(0)


def test_a_lead_takes_over_and_the_operator_sees_it(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    lead = visit("lena", f"/desk/chat/{conversation}")
    lead.click(".take-over")
    expect(lead.locator("#reply")).to_be_visible()
    expect(page.locator(".composer-note")).to_contain_text("Lena has this chat")


def test_keys_move_take_and_go_back(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    open_case("Keys")
    page = visit("oleh")
    page.fill(".queue-tools input", "Keys")
    expect(page.locator(".case-link")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".case-link").first).to_be_focused()
    page.keyboard.press("c")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{desk.url}/desk")


def test_nothing_a_customer_types_runs_or_changes_the_page(desk: DeskServer, visit: Visitor) -> None:
    make = desk.make_incoming
    human: dict[str, Any] = {"kind": Kind.COMMAND, "command": "human"}
    chats = desk.receive(*(make(f"xss-{at}", payload, name=payload) for at, payload in enumerate(PAYLOADS)))
    desk.receive(*(make(f"xss-{at}", "", name=payload, **human) for at, payload in enumerate(PAYLOADS)))
    rest = []
    for at, payload in enumerate(PAYLOADS):
        file = Attachment(kind="document", file_key=f"xss-{at}", name=payload, mime=payload, note=payload)
        rest.append(make("xss-0", payload, name=PAYLOADS[0], key=f"edited-{at}"))
        rest.append(make("xss-0", payload * 2, name=PAYLOADS[0], key=f"edited-{at}", kind=Kind.EDIT))
        rest.append(make("xss-0", payload, name=PAYLOADS[0], kind=Kind.MEDIA, attachments=(file,)))
    desk.receive(*rest)
    page = visit("lena")
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))
    expect(page.locator(".case-name", has_text=PAYLOADS[-1][1:]).first).to_be_visible()
    names = page.locator(".case-name").all_text_contents()
    assert all(payload[:80] in names for payload in PAYLOADS)
    for chat, payload in list(zip(chats, PAYLOADS, strict=True))[:4]:
        page.locator(f"[data-open='{chat}']").click()
        expect(page).to_have_url(f"{desk.url}/desk/chat/{chat}")
        assert page.locator(".line-customer .line-text").first.text_content() == payload
        assert page.locator(".chat-title h1").text_content() == payload[:80]
        assert page.evaluate("window.hacked") is None
    page.locator(f"[data-open='{chats[0]}']").click()
    expect(page.locator(".line-customer .edited")).to_have_count(len(PAYLOADS))
    texts = page.locator(".line-customer .line-text").all_text_contents()
    assert all(payload * 2 in texts and payload in texts for payload in PAYLOADS)
    assert page.evaluate("window.hacked") is None
    assert page.locator(".desk :is(script, iframe, object, svg, video, math, img, style)").count() == 0
    assert dialogs == []


def test_files_are_typed_by_content_and_never_run(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    desk.telegram.files |= {"good": PNG, "evil": b"<svg onload=alert(1)>", "big": b"x" * 21_000_000}
    conversation = open_case("Files")
    chat = desk.read(queue.access_case, desk.staff["anna"], conversation).conversation.chat_key
    keys = ("good", "evil", "gone", "big")
    files = tuple(Attachment(kind="document", file_key=key, name=f'{key}".svg') for key in keys)
    desk.write_in(chat, "", kind=Kind.MEDIA, attachments=files)
    message = desk.read(queue.access_case, desk.staff["anna"], conversation).transcript[-1].id
    page = visit("anna", f"/desk/chat/{conversation}")
    answers = [page.request.get(f"{desk.url}/desk/files/{message}/{number}") for number in range(5)]
    assert [answer.status for answer in answers] == [200, 200, 404, 413, 404]
    assert answers[0].headers["content-type"] == "image/png"
    assert answers[0].headers["content-disposition"].startswith("inline")
    assert answers[1].headers["content-type"] == "application/octet-stream"
    assert answers[1].headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answers[1].headers["content-security-policy"]
    assert answers[0].body() == PNG


def test_the_desk_says_why_the_bot_answered_so(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    chat = desk.write_in("why", "how much is delivery?")
    why = Why(
        grounds=by(Rule.CLOSE_ENOUGH),
        intent="question",
        confidence=0.97,
        candidates=(
            Considered(title="How much is delivery?", probability=0.93, matched="what does it cost"),
            Considered(title="Can I pick it up?", probability=0.0, matched="self-service"),
        ),
    )
    source = Source(article="delivery/cost-city", language="en", title="How much is delivery?", probability=0.93)
    desk.answer_as_bot(chat, "It is **120 UAH**. <b>raw</b>", why=why, source=source)
    desk.call_human("why")
    page = visit("anna", f"/desk/chat/{chat}")
    bubble = page.locator(".line-bot .bubble").first
    expect(bubble.locator("strong")).to_have_text("120 UAH")
    expect(bubble).to_contain_text("<b>raw</b>")
    bubble.locator(".why-open").click()
    expect(bubble.locator(".why")).to_contain_text("one article is clearly the best")
    expect(bubble.locator(".weighed").first).to_contain_text("93%")
    expect(bubble.locator(".weighed").first).to_contain_text("closest wording: “what does it cost”")
    expect(bubble.locator(".weighed").last).to_have_text(re.compile("Can I pick it up\\?\\s*<1%$"))


def test_an_article_is_edited_kept_in_history_and_restored(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/articles")
    page.locator("a[href$='key=delivery/cost-city&language=en']").click()
    title = page.locator(".field-title input")
    before = title.input_value()
    title.fill("What do you charge for delivery: <b>Kyiv</b>?")
    expect(page.locator(".preview-title")).to_have_text("What do you charge for delivery: <b>Kyiv</b>?")
    page.click(".save")
    expect(page.locator(".q-notification")).to_contain_text("Saved")
    path = desk.app.settings.knowledge_base / "en/delivery/cost-city.md"
    assert "What do you charge" in path.read_text(encoding="utf-8")
    page.click(".tab-history")
    expect(page.locator(".diff-new").first).to_contain_text("<b>Kyiv</b>")
    page.locator(".version").nth(1).locator("summary").click()
    page.locator(".version").nth(1).locator(".restore").click()
    expect(title).to_have_value(before)
    page.click(".save")
    expect(page.locator(".version")).to_have_count(3)
    assert before in path.read_text(encoding="utf-8")


def test_nobody_overwrites_what_a_colleague_has_saved(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/articles/edit?key=delivery/cost-city&language=uk")
    title = page.locator(".field-title input")
    expect(title).not_to_have_value("")
    path = desk.app.settings.knowledge_base / "uk/delivery/cost-city.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nДописано колегою.\n", encoding="utf-8")
    title.fill("Мій заголовок?")
    page.wait_for_timeout(400)
    page.click(".save")
    expect(page.locator(".dialog .diff")).to_contain_text("Дописано колегою.")
    page.click(".take-theirs")
    expect(page.locator(".field-body textarea")).to_have_value(re.compile("Дописано колегою"))


def test_a_question_is_tried_and_an_operator_may_only_read(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", "/desk/articles/edit?key=delivery/cost-city&language=en")
    expect(page.locator(".save")).to_have_count(0)
    page.click(".tab-try")
    page.fill(".try-question input", "what does delivery cost")
    page.click(".try-ask")
    found = page.locator(".candidate.is-this")
    expect(found).to_contain_text("91%")
    expect(found).to_contain_text("what does delivery cost")
    found.locator("summary").click()
    expect(found.locator("dd")).to_have_text(["83", "64"])
    expect(page.locator(".try-found")).not_to_contain_text("fused")


def test_an_administrator_adds_a_person_and_locks_him_out(desk: DeskServer, visit: Visitor) -> None:
    page = visit("boss", "/desk/people")
    page.click(".person-add")
    page.fill(".new-name input", "Ihor")
    page.fill(".new-login input", "ihor")
    page.click(".dialog .confirm")
    password = page.locator("#one-time").text_content() or ""
    page.locator(".dialog:has(#one-time) .confirm").click()
    newcomer = visit("")
    log_in(newcomer, desk.url, "ihor", password)
    expect(newcomer).to_have_url(f"{desk.url}/desk/password")
    row = page.locator(".person", has_text="ihor")
    row.locator(".person-toggle").click()
    expect(row.locator(".chip-hot")).to_have_text("locked out")
    newcomer.goto(f"{desk.url}/desk")
    expect(newcomer).to_have_url(f"{desk.url}/desk/login?next=%2Fdesk")


def test_a_phone_shows_long_names_and_what_a_notice_offers(desk: DeskServer, visit: Visitor) -> None:
    desk.add_staff("maks", "Maksymilian Voznesenskyi-Kovalenko", Role.OPERATOR, ready=False)
    page = visit("boss", "/desk/people", viewport={"width": 390, "height": 844})
    name = page.locator(".person", has_text="maks").locator(".person-name")
    box = name.bounding_box()
    assert box is not None and box["height"] < 50, "two lines at most: chips go below"
    page.goto(f"{desk.url}/desk/chat/987654321")
    colour = page.locator(".q-notification .q-btn").evaluate("button => getComputedStyle(button).color")
    assert colour == "rgb(255, 255, 255)"


def test_an_address_that_leads_nowhere_marks_nothing_in_the_menu(visit: Visitor) -> None:
    page = visit("anna", "/desk/nothing")
    expect(page.locator(".empty-text")).to_contain_text("no such page")
    expect(page.locator(".menu .is-here")).to_have_count(0)


def test_a_new_article_says_what_the_preview_is_for(visit: Visitor) -> None:
    page = visit("lena", "/desk/articles/edit")
    expect(page.locator(".panel-preview")).to_have_text("What customers will read appears here.")


# route: what a stranger, an operator, a lead and an administrator get for a plain GET
OPEN, LOGIN, YES, NO, GONE = 200, 303, 200, 403, 404
MATRIX = {
    "/desk/login": (OPEN, YES, YES, YES),
    "/desk/static/{name:path}": (OPEN, YES, YES, YES),
    "/desk/logout": (LOGIN, GONE, GONE, GONE),
    "/desk/password": (LOGIN, YES, YES, YES),
    "/desk/files/{message_id}/{number}": (LOGIN, GONE, GONE, GONE),
    "/desk/": (LOGIN, YES, YES, YES),
    "/desk/chat/{conversation_id}": (LOGIN, YES, YES, YES),
    "/desk/articles": (LOGIN, YES, YES, YES),
    "/desk/articles/edit": (LOGIN, NO, YES, YES),
    "/desk/people": (LOGIN, NO, NO, YES),
    "/desk/profile": (LOGIN, YES, YES, YES),
    "/desk/{rest:path}": (LOGIN, GONE, GONE, GONE),
}
FILLED = {
    "{name:path}": "desk.css",
    "{message_id}": "999999",
    "{number}": "0",
    "{conversation_id}": "999999",
    "{rest:path}": "x",
}
OF_NICEGUI = re.compile(r"^/desk/(_nicegui|_nicegui_ws|favicon\.ico|codehilite|.*/favicon\.ico)")


def list_paths(routes: Sequence[Any]) -> list[str]:
    """Every path of a route table, those of included routers too."""
    paths: list[str] = []
    for route in routes:
        router = getattr(route, "original_router", None)
        paths += list_paths(router.routes) if router is not None else [route.path]
    return paths


def test_each_role_reaches_its_routes_and_no_others(desk: DeskServer, visit: Visitor, sessions: dict[str, Any]) -> None:
    inner = [f"/desk{path}" for path in list_paths(core.app.routes)]
    found = {path for path in (*list_paths(desk.site.routes), *inner) if not OF_NICEGUI.match(path)} - {"/desk"}
    assert found == set(MATRIX), "write every route of the desk into the table"
    clients = [httpx.Client(base_url=desk.url)]
    for login in ("anna", "lena", "boss"):
        visit(login)
        cookies = {cookie["name"]: cookie["value"] for cookie in sessions[login]["cookies"]}
        clients.append(httpx.Client(base_url=desk.url, cookies=cookies))
    for route, wanted in MATRIX.items():
        path = re.sub(r"\{[^}]+\}", lambda name: FILLED[name[0]], route)
        assert tuple(client.get(path).status_code for client in clients) == wanted, path
    internal = ("/desk/_nicegui_ws/socket.io/?EIO=4&transport=polling", "/desk/_nicegui/x/static/nicegui.js")
    assert [clients[0].get(path).status_code for path in internal] == [401, 401]


def test_a_foreign_site_can_neither_post_nor_frame_nor_listen(
    desk: DeskServer, visit: Visitor, sessions: dict[str, Any]
) -> None:
    visit("anna")
    cookies = {cookie["name"]: cookie["value"] for cookie in sessions["anna"]["cookies"]}
    client = httpx.Client(base_url=desk.url, cookies=cookies)
    evil = {"Origin": "https://evil.example"}
    assert client.post("/desk/logout", headers=evil).status_code == 403
    assert client.post("/desk/logout", data={"form_token": "0" * 64}).headers["location"] == "/desk"
    assert client.get("/desk/_nicegui_ws/socket.io/?EIO=4&transport=polling", headers=evil).status_code == 403
    headers = client.get("/desk").headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert client.get("/desk/profile").status_code == 200, "the session survived the attempts"


def test_a_login_leads_to_pages_of_the_desk_only(desk: DeskServer, visit: Visitor) -> None:
    page = visit("", "/desk/login?next=//evil.example/desk")
    page.fill("[name=login]", "oleh")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{desk.url}/desk")
