"""Telegram servers that we did not write, and the shims that bring their answers into Telegram's form."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import httpx
from aiohttp import ClientSession, web

from tests.support import machine
from tests.support.processes import free_port, wait_until

TEST_API = "telegram-test-api@4.2.1"
TELEMELYA = ("telemelya==0.2.2", "moto[server]==5.2.5")
START_TEST_API = """
const TelegramServer = require("telegram-test-api");
new TelegramServer({port: Number(process.argv[1]), host: "127.0.0.1", storeTimeout: 3600}).start();
"""
UNKNOWN_TO_IT = {"setMyCommands", "sendChatAction"}
POLL_SECONDS = 0.05


def install_test_api(folder: Path) -> None:
    """From the npm registry; fails loudly when that can't be reached."""
    subprocess.run(
        [*machine.npm(), "install", "--no-audit", "--no-fund", TEST_API],
        cwd=folder,
        env={**os.environ, "PATH": f"{Path(machine.node()).parent}:{os.environ['PATH']}"},
        check=True,
        timeout=300,
        capture_output=True,
    )


@contextmanager
def run_test_api(folder: Path) -> Iterator[str]:
    """The server in a process of its own; its URL."""
    port = free_port()
    process = subprocess.Popen([machine.node(), "-e", START_TEST_API, str(port)], cwd=folder)
    try:
        wait_until(lambda: _answers(f"http://127.0.0.1:{port}/"), seconds=30, what=TEST_API)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def install_telemelya(folder: Path) -> Path:
    """From PyPI, in an environment of its own: it needs a botocore newer than what goes with our other libraries."""
    uv, python = Path(sys.executable).with_name("uv"), folder / "venv" / "bin" / "python"
    for command in (
        [str(uv), "venv", "--quiet", "--python", sys.executable, str(folder / "venv")],
        [str(uv), "pip", "install", "--quiet", "--python", str(python), *TELEMELYA],
    ):
        subprocess.run(command, check=True, timeout=300)
    return python


@contextmanager
def run_telemelya(python: Path) -> Iterator[str]:
    """The server with the Redis and the S3 stand-in it needs; its URL."""
    redis_port, s3_port, port = free_port(), free_port(), free_port()
    settings = {
        "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
        "MINIO_ENDPOINT": f"127.0.0.1:{s3_port}",
        "MOCK_SERVER_HOST": "127.0.0.1",
        "MOCK_SERVER_PORT": str(port),
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    with tempfile.TemporaryDirectory() as folder:
        commands = (
            [machine.redis_server(), "--port", str(redis_port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
            [str(python), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(s3_port)],
            [str(python), "-m", "telemelya.server.app"],
        )
        running: list[subprocess.Popen[bytes]] = []
        ready = (redis_port, s3_port, port)
        try:
            for command, own in zip(commands, ready, strict=True):
                with open(Path(folder) / "log", "ab") as log:
                    running.append(
                        subprocess.Popen(command, cwd=folder, env={**os.environ, **settings}, stdout=log, stderr=log)
                    )
                wait_until(lambda own=own: _listens(own), seconds=60, what=command[-1])  # type: ignore[misc]
            yield f"http://127.0.0.1:{port}"
        finally:
            for process in reversed(running):
                process.kill()
                process.wait()


@asynccontextmanager
async def shim_test_api(target: str) -> AsyncIterator[str]:
    """In front of telegram-test-api: adds what Telegram says and it does not. The URL for the product."""
    async with ClientSession() as session:

        async def call(method: str, request: web.Request) -> Any:
            if method in UNKNOWN_TO_IT:
                return True
            body = dict(await request.post())
            url = f"{target}{request.path}"
            while True:
                async with session.post(url, data=body) as answer:
                    result = (await answer.json())["result"]
                if method != "getUpdates" or result:
                    return _repair(method, body, result)
                await asyncio.sleep(POLL_SECONDS)  # it does not hold a poll that has nothing to say

        async with _serving(call) as url:
            yield url


@asynccontextmanager
async def shim_telemelya(target: str, *, webhook: str, secret: str) -> AsyncIterator[str]:
    """Between telemelya and the product, both ways: it knows neither the menu of commands nor the webhook's secret."""
    async with ClientSession() as session:

        async def call(method: str, request: web.Request) -> Any:
            if method in UNKNOWN_TO_IT:
                return True
            async with session.post(f"{target}{request.path}", data=dict(await request.post())) as answer:
                return (await answer.json())["result"]

        async def forward(request: web.Request) -> web.Response:
            header = {"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": "application/json"}
            async with session.post(webhook, data=await request.read(), headers=header) as answer:
                return web.Response(status=answer.status, body=await answer.read())

        async with _serving(call, forward) as url:
            yield url


def _repair(method: str, body: dict[str, Any], result: Any) -> Any:
    if method == "getMe":
        return {**result, "is_bot": True}
    if method == "getUpdates":
        return [_repair_update(update) for update in result]
    if method == "sendMessage":
        return {**result, "date": result["date"] // 1000, "from": {"id": 666, "is_bot": True, "first_name": "Bot"}}
    if method == "editMessageText":
        chat = {"id": int(body["chat_id"]), "type": "private"}
        return {"message_id": int(body["message_id"]), "date": int(time.time()), "chat": chat, "text": body["text"]}
    return True if result is None else result


def _repair_update(update: dict[str, Any]) -> dict[str, Any]:
    if "callback_query" in update:
        return {**update, "callback_query": {**update["callback_query"], "chat_instance": "1"}}
    return update


@asynccontextmanager
async def _serving(
    call: Callable[[str, web.Request], Awaitable[Any]],
    forward: Callable[[web.Request], Awaitable[web.Response]] | None = None,
) -> AsyncIterator[str]:
    async def handle(request: web.Request) -> web.Response:
        result = await call(request.match_info["method"], request)
        return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")

    shim = web.Application()
    shim.router.add_post("/bot{token}/{method}", handle)
    if forward is not None:
        shim.router.add_post("/telegram/webhook", forward)
    runner = web.AppRunner(shim, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _answers(url: str) -> bool:
    try:
        httpx.get(url, timeout=5)
    except httpx.HTTPError:
        return False
    return True


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
