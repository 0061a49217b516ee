"""The dialogue engine: Rasa behind one method."""

from __future__ import annotations

import logging
import tarfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.core.turn import Step, Turn, Understood
from bot.dialogue.archives import newest_model, set_aside
from bot.dialogue.errors import ModelUnreadable, NothingUnderstood
from bot.dialogue.lean import import_rasa, loading_a_model
from bot.dialogue.payload import is_payload, parse_turn
from bot.dialogue.plain import to_plain
from bot.dialogue.quiet import silence_rasa, warnings_to
from bot.dialogue.threads import use_one_thread

if TYPE_CHECKING:
    from rasa.core.agent import Agent
    from rasa_sdk import Action

    from actions import Finder, ReadBusiness
    from bot.dialogue.tracker_store import OneTurnStore

log = logging.getLogger(__name__)

CHANNEL = "answerdesk"
WARM_UP = ("сколько стоит доставка", "скільки коштує доставка", "how much is delivery")


class RasaDialogue:
    """A loaded model. Turns of different conversations may overlap on one event loop; nothing is kept between turns."""

    def __init__(self, agent: Agent, store: OneTurnStore) -> None:
        self._agent = agent
        self._store = store

    @classmethod
    def load(cls, model: Path, knowledge: Finder, business: ReadBusiness) -> RasaDialogue:
        """Load an archive, or the newest sound one in a folder; takes seconds. Raises ModelMissing or ModelUnreadable.

        In a folder, what is damaged or can't be read is set aside, and the last good one serves. ``business`` is asked
        in every turn, so that a changed business.yml counts at once.
        """
        silence_rasa()
        with warnings_to(log.warning):
            import_rasa()
            from actions import build_actions

            actions = build_actions(knowledge, business)
            agent, store = _load_agent(model, actions) if model.is_file() else _load_newest(model, actions)
        use_one_thread()
        return cls(agent, store)

    async def turn(self, *, state: str, text: str, language: str, asked: str = "") -> Understood:
        """Understand one customer turn.

        ``state`` is what the last turn returned ("" at first), ``language`` the conversation's, used where the text
        does not tell. ``asked`` is what our last message asked, if the caller knows: "helped", "person" or "nothing".
        """
        slots: dict[str, object] = {"asked": None if asked == "nothing" else asked} if asked else {}
        seat = self._store.open(state, slots=slots)
        try:
            messages = await self._handle(seat, to_plain(text), language)
            return Understood(turn=replace(_pick(messages), text=text), state=self._store.close(seat))
        finally:
            self._store.drop(seat)

    async def _handle(self, seat: str, text: str, language: str) -> list[dict[str, Any]]:
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        channel = CollectingOutputChannel()
        message = UserMessage(text, channel, seat, input_channel=CHANNEL, metadata={"language": language})
        await self._agent.handle_message(message)
        messages: list[dict[str, Any]] = channel.messages
        return messages


def _load_newest(folder: Path, actions: Sequence[Action]) -> tuple[Agent, OneTurnStore]:
    archive = newest_model(folder)
    try:
        return _load_agent(archive, actions)
    except ModelUnreadable as error:
        if isinstance(error.__cause__, OSError):  # the machine's trouble, not the file's
            raise
        set_aside(archive)
    return _load_newest(folder, actions)


def _load_agent(archive: Path, actions: Sequence[Action]) -> tuple[Agent, OneTurnStore]:
    from rasa.core.agent import Agent
    from rasa.shared.core.domain import Domain
    from rasa.shared.exceptions import RasaException

    from bot.dialogue.executor import InProcessActions, trust_own_answers
    from bot.dialogue.tracker_store import OneTurnStore

    trust_own_answers()
    store = OneTurnStore(Domain.empty())
    endpoint = InProcessActions(actions)
    try:
        with loading_a_model():
            agent = Agent.load(archive, tracker_store=store, action_endpoint=endpoint)
    except (RasaException, tarfile.TarError, OSError, ValueError, KeyError, ImportError, EOFError) as error:
        raise ModelUnreadable(path=archive, problem=str(error) or type(error).__name__) from error
    endpoint.domain = agent.domain.as_dict()
    _warm_up(agent)
    return agent, store


def _warm_up(agent: Agent) -> None:
    """Encoders and dictionaries load on first use: use them now, not with the first customer."""
    from rasa.core.channels.channel import UserMessage
    from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
    from rasa.shared.core.trackers import DialogueStateTracker

    tracker = DialogueStateTracker("warm-up", agent.domain.slots)
    for text in WARM_UP:
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: tracker}
        agent.processor.graph_runner.run(inputs=inputs, targets=[agent.processor.model_metadata.nlu_target])


def _pick(messages: list[dict[str, Any]]) -> Turn:
    """The turn of this message. Where a form asks again after a question in between, the answer counts."""
    turns = [parse_turn(message["custom"]) for message in messages if is_payload(message.get("custom"))]
    if not turns:
        raise NothingUnderstood()
    return next((turn for turn in turns if turn.step is not Step.ASK), turns[0])
