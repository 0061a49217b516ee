"""The emulator: an HTTP server that behaves like api.telegram.org, and the handles tests hold it by."""

from __future__ import annotations

import asyncio
import inspect
import json
import re
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from .bot import BotState
from .chats import ChatKind
from .clock import Bell, Clock
from .errors import NOT_FOUND, UNAUTHORIZED, ApiError, Refusal
from .faults import Fault, FaultKind, Faults, Moment
from .groups import Group
from .journal import Journal
from .methods import METHODS, Described
from .owners import Owner
from .params import UPLOAD_LIMIT, Params, parse_params
from .types import Acknowledgement, Effect, FloodLimits, JsonDict, RequestRecord
from .updates import DAY
from .users import User

DEFAULT_TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"
_TOKEN_FORM = re.compile(r"\d+:[\w-]+")
_OVERHEAD = 1024 * 1024


class Emulator:
    """A Bot API server on 127.0.0.1 with a free port, while the `async with` block runs.

    `clock` stands still unless given otherwise: long polls, pauses and flood limits wait for `clock.advance`. The first
    of `tokens` is the default bot, to which `user`, `group`, `injects`, `confirmed_offset` and `acknowledged` belong
    unless a token is given. All of it belongs to one event loop; from another thread use EmulatorThread.
    """

    def __init__(
        self,
        *,
        tokens: tuple[str, ...] = (DEFAULT_TOKEN,),
        clock: Clock | None = None,
        limits: FloodLimits | None = None,
        seed: int = 0,
    ) -> None:
        self.clock = clock or Clock()
        self.bell = Bell()
        self.faults = Faults()
        self.journal = Journal(clock=self.clock)
        self.token = tokens[0]
        self.bots = {token: self._make_bot(token, limits or FloodLimits(), seed) for token in tokens}
        self.url = ""
        self._users: dict[tuple[str, int], User] = {}
        self._stopped = asyncio.Event()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=UPLOAD_LIMIT + _OVERHEAD)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        for bot in self.bots.values():
            bot.poller.stop(None)
            await bot.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """For PTB's `base_url`."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """For PTB's `base_file_url`."""
        return f"{self.url}/file/bot"

    @property
    def bot(self) -> BotState:
        return self.bots[self.token]

    @property
    def log(self) -> list[RequestRecord]:
        """Every request so far, in order of arrival."""
        return list(self.journal.records)

    @property
    def confirmed_offset(self) -> int:
        """The last offset the default bot's getUpdates confirmed; 0 before the first."""
        return self.bot.queue.confirmed_offset

    @property
    def acknowledged(self) -> list[Acknowledgement]:
        """The updates Telegram has forgotten for the default bot, by polling or webhook, in order."""
        return list(self.bot.queue.acknowledged)

    def calls(self, method: str) -> list[RequestRecord]:
        return self.journal.of(method)

    def user(
        self,
        *,
        id: int,
        first_name: str = "Olena",
        language_code: str | None = "uk",
        token: str | None = None,
        started: bool = True,
        **names: str,
    ) -> User:
        """The person with this id, made at the first call. `names`: last_name, username.

        With `started=False` they have not opened the chat: until they write, sending to them gives "chat not found".
        """
        key = (token or self.token, id)
        if key not in self._users:
            language = {"language_code": language_code} if language_code else {}
            person = {"id": id, "is_bot": False, "first_name": first_name, **names, **language}
            self._users[key] = User(bot=self.bots[key[0]], person=person, started=started)
        return self._users[key]

    def account(self, *, id: int = 8001, first_name: str = "Flower shop", **names: str) -> Owner:
        """Somebody with an account to which they can connect the default bot. `names`: last_name, username."""
        person = {"id": id, "is_bot": False, "first_name": first_name, "language_code": "uk", **names}
        return Owner(bot=self.bot, person=person)

    def direct_messages(self, *, id: int = -1_000_000_000_777, title: str = "Flowers") -> Group:
        """The direct messages of a channel, in which the bot is an administrator."""
        return Group(
            bot=self.bot, state=self.bot.open_chat(id, "supergroup", {"title": title, "is_direct_messages": True})
        )

    def group(
        self,
        *,
        id: int = -4_000_001,
        title: str = "Operators",
        kind: ChatKind = "group",
        forum: bool = False,
        token: str | None = None,
    ) -> Group:
        """A group the bot is in already. A forum is a supergroup."""
        bot = self.bots[token or self.token]
        return Group(bot=bot, state=bot.open_chat(id, "supergroup" if forum else kind, {"title": title}, forum=forum))

    def fails(self, method: str, *faults: Fault) -> None:
        """The next requests to `method` meet these faults, one each, in order; '*' is every method."""
        self.faults.add(method, *faults)

    def injects(self, payload: JsonDict, *, chat_key: int = 0, token: str | None = None) -> int:
        """Queue a raw update, however malformed; it gets an `update_id` unless it has one."""
        queue = self.bots[token or self.token].queue
        return queue.inject(payload, chat_key=chat_key, expires_at=self.clock.now() + DAY)

    def repeats_next_update(self) -> None:
        """The next update of the default bot comes again after its acknowledgement."""
        self.bot.queue.repeat_next()

    def reverses_next_batch(self) -> None:
        """The default bot's next getUpdates answer with two updates or more is newest first."""
        self.bot.queue.reverse_next_batch()

    def on_acknowledge(self, listener: Callable[[Acknowledgement], None]) -> None:
        """Called at the very moment Telegram forgets an update of the default bot."""
        self.bot.queue.on_acknowledge.append(listener)

    async def until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:
        """Wait, without polling, until the condition holds; TimeoutError after `timeout` real seconds."""
        await self.bell.until(
            lambda: bool(condition()) or None, timeout=timeout, explain=lambda: f"log: {self.log[-5:]}"
        )

    def _make_bot(self, token: str, limits: FloodLimits, seed: int) -> BotState:
        return BotState(token=token, clock=self.clock, bell=self.bell, limits=limits, seed=seed)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        token, method = request.match_info["token"], request.match_info["method"]
        try:
            params = await parse_params(request)
        except ApiError as error:
            number = self.journal.begin(token=token, method=method, params={})
            self.journal.note_effect(number, Effect.REFUSED, confirmed_offset=0)
            return self._noted(number, _refuse(error.refusal))
        number = self.journal.begin(token=token, method=method, params=params.to_log())
        self.bell.ring()
        response = await self._answer(request, number, params)
        self.bell.ring()
        return response

    async def _answer(self, request: web.Request, number: int, params: Params) -> web.StreamResponse:
        token, method = request.match_info["token"], request.match_info["method"]
        fault = self.faults.take(method) if token in self.bots else None
        if fault is None:
            return self._noted(number, await self._run(number, token, method, params))
        self.journal.note_fault(number, fault.label)
        if fault.moment is Moment.BEFORE and fault.kind is not FaultKind.DELAY:
            self.journal.note_effect(number, Effect.NONE, confirmed_offset=self.bots[token].queue.confirmed_offset)
            return await self._spoil(request, number, fault)
        if fault.moment is Moment.BEFORE:
            await self.clock.sleep(fault.seconds)
        response = await self._run(number, token, method, params)
        if fault.kind is not FaultKind.DELAY:
            return await self._spoil(request, number, fault)
        if fault.moment is Moment.AFTER:
            await self.clock.sleep(fault.seconds)
        return self._noted(number, response)

    async def _spoil(self, request: web.Request, number: int, fault: Fault) -> web.StreamResponse:
        if fault.kind is FaultKind.BODY:
            self.journal.note_answer(number, status=fault.status, result=None, description="")
            return web.Response(status=fault.status, body=fault.body, content_type=fault.mime)
        self.bell.ring()
        if fault.kind is FaultKind.HANG:
            await self._stopped.wait()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _run(self, number: int, token: str, method: str, params: Params) -> web.Response:
        """Let the request take effect, and note which."""
        bot = self.bots.get(token)
        try:
            response, effect = _accept(await _call(bot, token, method, params)), Effect.DONE
        except ApiError as error:
            response, effect = _refuse(error.refusal), Effect.REFUSED
        confirmed = bot.queue.confirmed_offset if bot else 0
        self.journal.note_effect(number, effect, confirmed_offset=confirmed)
        self.bell.ring()
        return response

    def _noted(self, number: int, response: web.Response) -> web.Response:
        body = json.loads(response.text or "{}")
        self.journal.note_answer(
            number, status=response.status, result=body.get("result"), description=body.get("description", "")
        )
        return response

    async def _download(self, request: web.Request) -> web.StreamResponse:
        bot = self.bots.get(request.match_info["token"])
        upload = bot.files.find_linked(request.match_info["path"]) if bot else None
        if upload is None:
            return _refuse(NOT_FOUND if bot else UNAUTHORIZED)
        return web.Response(body=upload.data, content_type="application/octet-stream")


async def _call(bot: BotState | None, token: str, method: str, params: Params) -> Any:
    if bot is None:
        raise ApiError(UNAUTHORIZED if _TOKEN_FORM.fullmatch(token) else NOT_FOUND)
    if method.lower() not in METHODS:
        raise ApiError(NOT_FOUND)
    result = METHODS[method.lower()](bot, params)
    return await result if inspect.isawaitable(result) else result


def _accept(result: Any) -> web.Response:
    if isinstance(result, Described):
        return web.json_response({"ok": True, "result": result.result, "description": result.description})
    return web.json_response({"ok": True, "result": result})


def _refuse(refusal: Refusal) -> web.Response:
    body: JsonDict = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    with_parameters = {**body, "parameters": refusal.parameters} if refusal.parameters else body
    return web.json_response(with_parameters, status=refusal.code)
