"""Who reaches which address of the desk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import httpx
from nicegui import core
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.support.desk_server import PASSWORD, DeskServer

# route: what a stranger, an operator, a lead and an administrator get for a plain GET
PATIENCE = 30  # seconds: a busy machine is no fault of a page

OPEN, LOGIN, YES, NO, GONE = 200, 303, 200, 403, 404


MATRIX = {
    "/desk/login": (OPEN, YES, YES, YES),
    "/desk/static/{name:path}": (OPEN, YES, YES, YES),
    "/desk/logout": (LOGIN, GONE, GONE, GONE),
    "/desk/password": (LOGIN, YES, YES, YES),
    "/desk/weekly/off/{code}": (GONE, GONE, GONE, GONE),
    "/desk/files/{message_id}/{number}": (LOGIN, GONE, GONE, GONE),
    "/desk/files/{message_id}/{number}/small": (LOGIN, GONE, GONE, GONE),
    "/desk/push": (LOGIN, YES, YES, YES),
    "/desk/push/known": (LOGIN, GONE, GONE, GONE),
    "/desk/push/forget": (LOGIN, GONE, GONE, GONE),
    "/desk/reply/{conversation_id}": (LOGIN, GONE, GONE, GONE),
    "/desk/reply/{conversation_id}/articles": (LOGIN, GONE, GONE, GONE),
    "/desk/reply/{conversation_id}/draft": (LOGIN, GONE, GONE, GONE),
    "/desk/reply/{conversation_id}/files": (LOGIN, GONE, GONE, GONE),
    "/desk/reply/{conversation_id}/files/{key}": (LOGIN, GONE, GONE, GONE),
    "/desk/reply/{conversation_id}/suggestion": (LOGIN, GONE, GONE, GONE),
    "/desk/reply/{conversation_id}/suggestion/{number}": (LOGIN, GONE, GONE, GONE),
    "/desk/": (LOGIN, YES, YES, YES),
    "/desk/chat/{conversation_id}": (LOGIN, YES, YES, YES),
    "/desk/board": (LOGIN, NO, YES, YES),
    "/desk/staffing": (LOGIN, NO, YES, YES),
    "/desk/spikes": (LOGIN, NO, YES, YES),
    "/desk/spikes/one": (LOGIN, NO, GONE, GONE),
    "/desk/articles": (LOGIN, YES, YES, YES),
    "/desk/articles/edit": (LOGIN, NO, YES, YES),
    "/desk/articles/import": (LOGIN, NO, YES, YES),
    "/desk/articles/history": (LOGIN, NO, YES, YES),
    "/desk/articles/try": (LOGIN, YES, YES, YES),
    "/desk/articles/topics": (LOGIN, NO, YES, YES),
    "/desk/articles/sides": (LOGIN, NO, GONE, GONE),
    "/desk/articles/merge": (LOGIN, NO, GONE, GONE),
    "/desk/articles/files": (LOGIN, GONE, GONE, GONE),
    "/desk/import/files": (LOGIN, GONE, GONE, GONE),
    "/desk/import/{import_id}/report": (LOGIN, NO, GONE, GONE),
    "/desk/gaps": (LOGIN, NO, YES, YES),
    "/desk/radar": (LOGIN, NO, YES, YES),
    "/desk/gaps/group": (LOGIN, NO, GONE, GONE),
    "/desk/gaps/wordings": (LOGIN, NO, YES, YES),
    "/desk/week": (LOGIN, NO, YES, YES),
    "/desk/numbers": (LOGIN, YES, YES, YES),
    "/desk/numbers/chats": (LOGIN, NO, YES, YES),
    "/desk/numbers/export": (LOGIN, GONE, GONE, GONE),
    "/desk/numbers/by": (LOGIN, YES, YES, YES),
    "/desk/numbers/reviews": (LOGIN, YES, YES, YES),
    "/desk/numbers/reviews/export": (LOGIN, GONE, GONE, GONE),
    "/desk/reviews": (LOGIN, NO, YES, YES),
    "/desk/reviews/cards": (LOGIN, NO, YES, YES),
    "/desk/reviews/drawing": (LOGIN, NO, YES, YES),
    "/desk/reviews/{case_id}": (LOGIN, GONE, GONE, GONE),
    "/desk/snippets": (LOGIN, YES, YES, YES),
    "/desk/results": (LOGIN, NO, YES, YES),
    "/desk/teams": (LOGIN, NO, YES, YES),
    "/desk/telegram": (LOGIN, NO, YES, YES),
    "/desk/letters": (LOGIN, NO, YES, YES),
    "/desk/telegram/account": (LOGIN, NO, YES, YES),
    "/desk/answers": (LOGIN, NO, YES, YES),
    "/desk/people": (LOGIN, NO, NO, YES),
    "/desk/settings": (LOGIN, NO, YES, YES),
    "/desk/settings/sure": (LOGIN, NO, YES, YES),
    "/desk/settings/words": (LOGIN, NO, YES, YES),
    "/desk/settings/phrases": (LOGIN, NO, YES, YES),
    "/desk/start": (LOGIN, NO, YES, YES),
    "/desk/profile": (LOGIN, YES, YES, YES),
    "/desk/{rest:path}": (LOGIN, GONE, GONE, GONE),
}


FILLED = {
    "{name:path}": "desk.css",
    "{message_id}": "999999",
    "{number}": "0",
    "{key}": "x",
    "{code}": "x",
    "{import_id}": "999999",
    "{conversation_id}": "999999",
    "{case_id}": "999999",
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
    clients = [httpx.Client(base_url=desk.url, timeout=PATIENCE)]
    for login in ("anna", "lena", "boss"):
        visit(login)
        cookies = {cookie["name"]: cookie["value"] for cookie in sessions[login]}
        clients.append(httpx.Client(base_url=desk.url, cookies=cookies, timeout=PATIENCE))
    for route, wanted in MATRIX.items():
        path = re.sub(r"\{[^}]+\}", lambda name: FILLED[name[0]], route)
        assert tuple(client.get(path).status_code for client in clients) == wanted, path
    internal = ("/desk/_nicegui_ws/socket.io/?EIO=4&transport=polling", "/desk/_nicegui/x/static/nicegui.js")
    assert [clients[0].get(path).status_code for path in internal] == [401, 401]


def test_a_foreign_site_can_neither_post_nor_frame_nor_listen(
    desk: DeskServer, visit: Visitor, sessions: dict[str, Any]
) -> None:
    visit("anna")
    cookies = {cookie["name"]: cookie["value"] for cookie in sessions["anna"]}
    client = httpx.Client(base_url=desk.url, cookies=cookies, timeout=PATIENCE)
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
