"""The running product from outside: how soon it is there, how fast it answers, how much memory it takes."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import psutil

from benchmarks.table import Figure

QUESTIONS = (
    "сколько стоит доставка по киеву",
    "скільки чекати на кур'єра",
    "how long do the flowers stay fresh",
    "как оплатить заказ картой",
    "чи можна змінити адресу доставки",
    "can i cancel my order",
    "где ввести промокод",
    "як користуватися подарунковою карткою",
    "how do i get a refund",
    "во сколько вы открываетесь",
)
PATIENCE = 120.0
ROUNDS = 18  # one address may write 20 messages a minute


def measure() -> list[Figure]:
    """Start the product in an empty home and measure it as a customer and an operator meet it."""
    with tempfile.TemporaryDirectory() as home, _started(Path(home)) as (process, base):
        begun = time.perf_counter()
        client = httpx.Client(base_url=base, timeout=10)
        _until(lambda: _answers(client, "/chat"))
        ready = time.perf_counter() - begun
        client.post("/chat/api/session").raise_for_status()
        asked = _ask(client, QUESTIONS[0])
        pages = [_timed(lambda: client.get("/chat").raise_for_status()) for _ in range(40)]
        logins = [_timed(lambda: client.get("/desk/login").raise_for_status()) for _ in range(40)]
        _until(lambda: _answered(client, asked))
        first = time.perf_counter() - begun
        rounds = [_round(base, question) for question in (QUESTIONS * 2)[:ROUNDS]]
        memory = _memory(process.pid)
    return [
        _figure("front ready after start", ready, "s", "5 s"),
        _figure("page while the engine loads, median of 40", statistics.median(pages + logins) * 1000, "ms", "300 ms"),
        _figure("first answer after start", first, "s", "40 s"),
        _figure(
            "question to answer in the chat, p50 of 18", statistics.median(rounds), "s", "", "0.6 s of it is quiet time"
        ),
        _figure("question to answer in the chat, p95 of 18", sorted(rounds)[int(len(rounds) * 0.95)], "s", "1.5 s"),
        _figure("memory of all processes (PSS)", memory / 1e9, "GB", "1.6 GB"),
    ]


def _figure(metric: str, value: float, unit: str, bound: str, spread: str = "") -> Figure:
    return Figure(
        metric=metric, subject="product", system="answerdesk", value=value, unit=unit, bound=bound, spread=spread
    )


@contextmanager
def _started(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"ANSWERDESK_HOME": str(home), "ANSWERDESK_PORT": str(port), "ANSWERDESK_TELEGRAM_TOKEN": ""}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.cli.main", "run"], env={**os.environ, **settings}, stdout=subprocess.DEVNULL
    )
    try:
        yield process, f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _round(base: str, question: str) -> float:
    """Seconds from a question to its answer, for a customer who has never written."""
    with httpx.Client(base_url=base, timeout=10) as client:
        client.post("/chat/api/session").raise_for_status()
        started = time.perf_counter()
        asked = _ask(client, question)
        _until(lambda: _answered(client, asked), pause=0.01)
        return time.perf_counter() - started


def _ask(client: httpx.Client, question: str) -> int:
    """Send a question; how many messages the chat had before."""
    before = len(client.get("/chat/api/messages").json()["messages"])
    client.post("/chat/api/messages", json={"client_id": uuid4().hex, "text": question}).raise_for_status()
    return before + 1


def _answered(client: httpx.Client, after: int) -> bool:
    messages = client.get("/chat/api/messages").json()["messages"]
    return any(message["author"] == "bot" for message in messages[after:])


def _answers(client: httpx.Client, path: str) -> bool:
    try:
        return client.get(path).status_code == 200
    except httpx.TransportError:
        return False


def _until(done: Callable[[], bool], *, pause: float = 0.05) -> None:
    deadline = time.perf_counter() + PATIENCE
    while not done():
        if time.perf_counter() > deadline:
            raise TimeoutError("the product did not answer in time")
        time.sleep(pause)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _memory(pid: int) -> int:
    root = psutil.Process(pid)
    return sum(process.memory_full_info().pss for process in (root, *root.children(recursive=True)))
