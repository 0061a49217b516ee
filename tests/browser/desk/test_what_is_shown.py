"""What customers type and send is shown and never run; why the bot answered so."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Dialog, expect

from bot.core.messages import Attachment, Kind, Source
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Considered, Why
from bot.service.cases import queue
from tests.browser.conftest import Visitor
from tests.support.desk_server import PNG, DeskServer

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
    page = visit("lena", own=True)
    dialogs: list[Dialog] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog))
    expect(page.locator(".case-name", has_text=PAYLOADS[-1][1:]).first).to_be_visible()
    names = page.locator(".case-name").all_text_contents()
    assert all(payload[:80] in names for payload in PAYLOADS)
    for chat, payload in list(zip(chats, PAYLOADS, strict=True))[:4]:
        page.locator(f"[data-open='{chat}']").click()
        expect(page).to_have_url(f"{desk.url}/desk/chat/{chat}")
        expect(page.locator(".line-customer .line-text").first).to_have_text(payload)
        expect(page.locator(".chat-title h1")).to_have_text(payload[:80])
        assert page.evaluate("window.hacked") is None
    page.locator(f"[data-open='{chats[0]}']").click()
    expect(page.locator(".line-customer .edited")).to_have_count(len(PAYLOADS))
    texts = page.locator(".line-customer .line-text").all_text_contents()
    assert all(payload * 2 in texts and payload in texts for payload in PAYLOADS)
    assert page.evaluate("window.hacked") is None
    assert page.locator(".page :is(script, iframe, object, svg, video, math, img, style)").count() == 0
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
