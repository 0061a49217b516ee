"""A tracker store for one turn at a time: the dialogue's state comes in and goes out as a string.

Our database commits that string together with the answer, so a turn is understood exactly once. It holds intents,
details such as an order number, and actions, never what the customer wrote.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any
from uuid import uuid4

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

log = logging.getLogger(__name__)

VERSION = 1
KEPT_TURNS = 6
MAX_VALUE = 200
LISTEN = "action_listen"
PRIVATE_SLOTS = frozenset({"session_started_metadata"})
NOT_KEPT = frozenset({"timestamp", "metadata", "action_text", "policy", "confidence"})


class OneTurnStore(TrackerStore):  # type: ignore[misc]  # Rasa has no types
    """Trackers of the turns under way, each under a seat of its own; nothing is kept between turns."""

    def __init__(self, domain: Domain) -> None:
        super().__init__(domain)
        self._seated: dict[str, DialogueStateTracker] = {}

    def open(self, state: str, *, slots: dict[str, object]) -> str:
        """Seat the conversation for one turn with these slots set; the seat is Rasa's sender id."""
        seat = uuid4().hex
        events = [*read_state(state, self.domain), *(SlotSet(name, value) for name, value in slots.items())]
        self._seated[seat] = DialogueStateTracker.from_events(seat, events, self.domain.slots, domain=self.domain)
        return seat

    def close(self, seat: str) -> str:
        """The state after the turn; the seat is free again."""
        return write_state(self._seated.pop(seat), self.domain)

    def drop(self, seat: str) -> None:
        """Forget a turn that failed."""
        self._seated.pop(seat, None)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Called by Rasa after the turn."""
        self._seated[tracker.sender_id] = tracker

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Called by Rasa before the turn."""
        return self._seated.get(sender_id)

    async def keys(self) -> Iterable[str]:
        """The seats taken now."""
        return list(self._seated)


def read_state(state: str, domain: Domain) -> list[Event]:
    """The events to replay. Of a state of another domain only the slots count, of another version nothing."""
    raw = _parse(state)
    slots = [SlotSet(name, value) for name, value in raw.get("slots", {}).items() if name in _slot_names(domain)]
    if raw.get("domain") != domain_key(domain):
        return [ActionExecuted(LISTEN), *slots]
    loop = [ActiveLoop(raw["loop"])] if raw.get("loop") else []
    return [*slots, *loop, ActionExecuted(LISTEN), *(_to_event(item) for item in raw.get("events", []))]


def write_state(tracker: DialogueStateTracker, domain: Domain) -> str:
    """The last turns as JSON, and what the slots and the form were before them."""
    events = list(tracker.events)
    cut = _cut(events)
    before = DialogueStateTracker.from_events("before", events[:cut], domain.slots, domain=domain)
    state = {
        "v": VERSION,
        "domain": domain_key(domain),
        "slots": _short(before.current_slot_values()),
        "loop": before.active_loop_name or "",
        "events": [slim for event in events[cut:] if (slim := _to_dict(event))],
    }
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))


def domain_key(domain: Domain) -> str:
    """Changes when a slot, form or action was added or removed: rules may not fit old events then."""
    names = chain(domain.action_names_or_texts, sorted(_slot_names(domain)))
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:12]


def _parse(state: str) -> dict[str, Any]:
    if not state:
        return {}
    try:
        raw = json.loads(state)
    except ValueError:
        raw = None
    if not isinstance(raw, dict) or raw.get("v") != VERSION:
        log.warning("a dialogue state is not readable (another version?): the dialogue starts afresh")
        return {}
    return raw


def _cut(events: Sequence[Event]) -> int:
    turns = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    return turns[-KEPT_TURNS] if len(turns) >= KEPT_TURNS else (turns[0] if turns else len(events))


def _short(slots: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in slots.items() if value is not None and name not in PRIVATE_SLOTS}
    return {name: value[:MAX_VALUE] if isinstance(value, str) else value for name, value in kept.items()}


def _to_dict(event: Event) -> dict[str, Any] | None:
    if isinstance(event, BotUttered):
        return None
    if isinstance(event, UserUttered):
        entities = [[item["entity"], str(item["value"])[:MAX_VALUE]] for item in event.entities[:5]]
        return {"event": "user", "intent": event.intent_name or "", "entities": entities}
    raw = {name: value for name, value in event.as_dict().items() if name not in NOT_KEPT and value is not None}
    if isinstance(event, SlotSet):
        return {**raw, "value": None, **_short({"value": event.value})} if event.key not in PRIVATE_SLOTS else None
    return raw


def _to_event(raw: dict[str, Any]) -> Event:
    if raw["event"] == "user":
        entities = [{"entity": kind, "value": value} for kind, value in raw["entities"]]
        return UserUttered("", {"name": raw["intent"] or None, "confidence": 1.0}, entities)
    return Event.from_parameters(raw)


def _slot_names(domain: Domain) -> set[str]:
    return {slot.name for slot in domain.slots}
