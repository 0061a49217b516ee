"""``/metrics``: for who knows the token, true, cheap, and without a word of anybody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from bot.core.insights.spikes.spikes import Heard, SpikeState
from bot.core.messages import Author, Incoming, Kind, NewMessage, Profile
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Why
from bot.errors import DatabaseTrouble
from bot.run.metrics import KEPT_SECONDS, Metrics, metrics_routes
from bot.service.chat import inbox
from bot.service.chat.letters import state as mailbox
from bot.service.outbox import posting
from bot.service.ports import App, Tx
from bot.service.system import indexing
from bot.storage.chat import conversations
from bot.storage.insights.spikes import spikes
from tests.support.app import make_app
from tests.support.clock import FakeClock

ROOT = Path(__file__).resolve().parents[3]
DEPLOY = ROOT / "deploy" / "prometheus"
TOKEN = "a-token-of-some-length"
MAILBOX: dict[str, Any] = {
    "imap_host": "imap.shop.example",
    "imap_user": "x",
    "smtp_host": "mail.shop.example",
    "mail_from": "help@shop.example",
}
SECRET = "zebra-77 +380671234567"


@pytest.fixture
def clock() -> FakeClock:
    """The time."""
    return FakeClock()


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    """A product whose numbers may be asked for."""
    made = make_app(tmp_path, clock, metrics_token=TOKEN)
    yield made
    made.database.close()


def write(app: App, text: str, *, command: str = "") -> None:
    kind = Kind.COMMAND if command else Kind.TEXT
    incoming = Incoming(
        channel="test", chat_key="7", message_key=f"m-{text}{command}", kind=kind, sent_at=app.clock(), text=text,
        command=command, profile=Profile(name=SECRET, language="en"),
    )  # fmt: skip
    app.database.write_now(inbox.do_receive, app, incoming)


def answer(app: App) -> None:
    def do_answer(tx: Tx) -> None:
        conversation = conversations.find(tx, channel="test", chat_key="7")
        assert conversation is not None
        why = Why(grounds=by(Rule.NOTHING_CLOSE))
        posting.post(tx, conversation, NewMessage(text=SECRET, author=Author.BOT, why=why))

    app.database.write_now(do_answer)


async def read(metrics: Metrics) -> dict[str, float]:
    """Each number under its name and labels."""
    families = text_string_to_metric_families((await metrics.render()).decode())
    return {
        f"{one.name}{''.join(f' {key}={value}' for key, value in sorted(one.labels.items()))}": one.value
        for family in families
        for one in family.samples
    }


async def test_it_counts_what_has_happened_since_the_process_began(app: App, clock: FakeClock) -> None:
    now = [0.0]
    metrics = Metrics(app, clock=lambda: now[0])
    write(app, "before")
    await metrics.render()
    write(app, SECRET)
    clock.advance(seconds=4)
    answer(app)
    write(app, "", command="human")
    clock.advance(seconds=90)
    now[0] += KEPT_SECONDS
    found = await read(metrics)
    assert found["answerdesk_messages_total channel=test direction=in"] == 2
    assert found["answerdesk_answers_total kind=no_answer"] == 1
    assert found["answerdesk_answer_seconds_sum"] == 4
    assert found["answerdesk_handovers_total reason=requested"] == 1
    assert (found["answerdesk_queue_waiting"], found["answerdesk_queue_oldest_seconds"]) == (1, 94)
    assert found["answerdesk_deliveries_oldest_seconds"] == 90
    assert found["answerdesk_database_size_bytes"] > 10_000
    assert not re.search("zebra|380671234567", (await metrics.render()).decode())


async def test_it_tells_how_far_the_index_is_behind(app: App, clock: FakeClock) -> None:
    now = [0.0]
    metrics = Metrics(app, clock=lambda: now[0])

    async def look() -> list[float]:
        now[0] += KEPT_SECONDS
        found = await read(metrics)
        return [found[f"answerdesk_index_{name}"] for name in ("age_seconds", "behind_seconds", "failures")]

    assert await look() == [0, 0, 0]
    app.database.write_now(indexing.do_finish)
    clock.advance(seconds=60)
    app.database.write_now(indexing.do_begin)
    clock.advance(seconds=30)
    app.database.write_now(indexing.do_fail)
    app.database.write_now(indexing.do_begin)
    assert await look() == [90, 30, 1]
    app.database.write_now(indexing.do_finish)
    assert await look() == [0, 0, 0]


async def test_it_tells_whether_the_mailbox_is_read(tmp_path: Path, clock: FakeClock) -> None:
    without = await read(Metrics(make_app(tmp_path / "without", clock)))
    assert (without["answerdesk_mail_up"], without["answerdesk_mail_looked_seconds"]) == (1, 0)
    app, now = make_app(tmp_path / "with", clock, **MAILBOX), [0.0]
    metrics = Metrics(app, clock=lambda: now[0])
    assert (await read(metrics))["answerdesk_mail_up"] == 0
    for problem, up in (("", 1), ("refused", 0)):
        await mailbox.note(app, problem)
        clock.advance(seconds=20)
        now[0] += KEPT_SECONDS
        found = await read(metrics)
        assert (found["answerdesk_mail_up"], found["answerdesk_mail_looked_seconds"]) == (up, 20)


async def test_it_counts_spikes_by_what_was_decided(app: App) -> None:
    write(app, SECRET)

    def do_spike(tx: Tx) -> None:
        conversation = conversations.find(tx, channel="test", chat_key="7")
        assert conversation is not None
        heard = Heard(message_id=1, conversation_id=conversation.id, text=SECRET, at=tx.now)
        for state in (SpikeState.OPEN, SpikeState.INCIDENT, SpikeState.INCIDENT, SpikeState.OVER):
            spikes.record_state(tx, spikes.record_spike(tx, SECRET, b"", [heard], usual=1), state)

    app.database.write_now(do_spike)
    found = await read(Metrics(app))
    assert found["answerdesk_spikes_open state=open"] == 1
    assert found["answerdesk_spikes_open state=incident"] == 2
    assert found["answerdesk_notices_live"] == 0


async def test_ten_who_ask_at_once_are_served_by_one_look(app: App) -> None:
    now = [0.0]
    metrics = Metrics(app, clock=lambda: now[0])
    first = await metrics.render()
    write(app, "", command="human")
    assert await metrics.render() == first
    now[0] += KEPT_SECONDS
    assert await metrics.render() != first


async def test_a_database_that_is_away_is_a_number_and_no_error(app: App) -> None:
    class Away:
        async def read(self, *_: object) -> None:
            raise DatabaseTrouble(problem="away")

    metrics = Metrics(replace(app, database=Away()))  # type: ignore[arg-type]
    assert (await read(metrics))["answerdesk_database_up"] == 0


def serve(app: App) -> TestClient:
    site = FastAPI()
    site.include_router(metrics_routes(app))
    return TestClient(site)


def test_who_knows_the_token_reads_them(app: App) -> None:
    answered = serve(app).get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answered.status_code == 200
    assert "answerdesk_queue_waiting" in answered.text


@pytest.mark.parametrize("said", ["", "Bearer ", "Bearer wrong", TOKEN, f"Bearer {TOKEN}x"])
def test_a_stranger_learns_nothing(app: App, said: str) -> None:
    client = serve(app)
    assert client.get("/metrics", headers={"Authorization": said}).json() == client.get("/nowhere").json()


def test_without_a_token_there_is_nothing(tmp_path: Path) -> None:
    assert serve(make_app(tmp_path)).get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def named_in(file: str) -> set[str]:
    found = re.findall(r"\banswerdesk_[a-z_]+", (DEPLOY / file).read_text(encoding="utf-8"))
    return {name.removesuffix("_bucket") for name in found}


async def test_dashboard_and_guide_name_all_that_is_there_and_rules_nothing_else(app: App) -> None:
    text = (await Metrics(app).render()).decode()
    names = set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE)) - {"answerdesk_answer_seconds_created"}
    assert named_in("README.md") == names
    assert named_in("grafana.json") == names
    assert named_in("alerts.yml") <= names
    panels = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    rules = yaml.safe_load((DEPLOY / "alerts.yml").read_text(encoding="utf-8"))["groups"][0]["rules"]
    assert all(rule["alert"] and rule["expr"] and rule["annotations"]["summary"] for rule in rules)
