"""The composition root: the only file that names concrete adapters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.business import BusinessFile
from bot.channels.demo import DemoChannel
from bot.channels.telegram.behalf import open_behalf
from bot.channels.telegram.run import open_telegram
from bot.channels.web.channel import WebChannel
from bot.clock import utc_now
from bot.knowledge.articles.schedule import At
from bot.realtime.local import LocalHub
from bot.realtime.postgres import PostgresHub
from bot.service.ports import App, Channel, Clock, Dialogue, Finder, Hub
from bot.settings import ROOT, Settings
from bot.storage.database import Database
from bot.words import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from bot.knowledge.answers.search import Knowledge

Told = Callable[[int, int], None]


def nobody(done: int, total: int) -> None:
    """Whom it is told where nobody wants to know."""


def build_app(
    settings: Settings,
    *,
    clock: Clock = utc_now,
    hub: Hub | None = None,
    channels: Mapping[str, Channel] | None = None,
) -> App:
    """Everything but the engine's parts, which the engine adds; tests give their own clock, hub or channels."""
    hub, own = hub or open_hub(settings), open_business(settings)
    return App(
        settings=settings,
        database=Database(settings.database, clock=clock, publish=hub.publish),
        hub=hub,
        clock=clock,
        channels=channels if channels is not None else open_channels(settings),
        words=Catalogue(business=lambda: own.now),
        business_file=own,
    )


def open_business(settings: Settings) -> BusinessFile:
    """What is this business's own; the last file that could be used is remembered at home."""
    return BusinessFile(settings.business_file, settings.business_kept)


def training_of(settings: Settings, *, taught: Path | None = None) -> tuple[Path, ...]:
    """Folders of training data beside the shipped one that are there: the project's own, and what leads taught.

    With ``taught``, the phrases of that folder take the place of those in force.
    """
    own = settings.project / open_business(settings).now.training
    found = (own, taught or taught_of(settings))
    return tuple(folder for folder in found if folder.is_dir() and folder.resolve() != ROOT / "data")


def taught_of(settings: Settings) -> Path:
    """The folder of the phrases that the bot is to know, as they stand in the database."""
    return settings.models / "phrases"


def tried_of(settings: Settings) -> Path:
    """The folder in which a model is made that is not in use yet, and its phrases."""
    return settings.models / "tried"


def open_hub(settings: Settings) -> Hub:
    """The doorbell that belongs to the database: one machine, or all that share a PostgreSQL."""
    if settings.database.startswith("sqlite"):
        return LocalHub(settings.home / "run")
    return PostgresHub(settings.database)


def open_channels(settings: Settings) -> dict[str, Channel]:
    """The web chat always, Telegram with a token, both for the bot and for accounts that have connected it; in a demo
    nobody is reached there.
    """
    found: list[Channel] = [WebChannel()]
    if settings.demo:
        found.append(DemoChannel())
    elif settings.telegram_token.get_secret_value():
        telegram = open_telegram(settings)
        found += (telegram, open_behalf(telegram))
    return {channel.name: channel for channel in found}


def open_model(app: App, finder: Finder, model: Path | None = None) -> Dialogue:
    """The dialogue model that was trained last, or this one; takes seconds. Raises ModelMissing or ModelUnreadable."""
    from bot.dialogue.rasa_dialogue import RasaDialogue

    return RasaDialogue.load(model or app.settings.models, finder, lambda: app.business)


def open_plain_dialogue(app: App) -> Dialogue:
    """What understands customers while no model is there."""
    from bot.dialogue.nearest import NearestDialogue

    return NearestDialogue.read(ROOT / "data", *training_of(app.settings), business=lambda: app.business)


def open_knowledge(settings: Settings) -> Knowledge:
    """The search over the articles, indexed and calibrated if that was not done yet: a minute of work."""
    business = open_business(settings)
    knowledge = begin_knowledge(settings, at=lambda: At(zone=business.now.zone))
    knowledge.settle()
    return knowledge


def begin_knowledge(settings: Settings, told: Told = nobody, at: Callable[[], At] = At) -> Knowledge:
    """The search over the articles, indexed if that was not done yet; ``settle`` it for odds of its own.

    ``told`` hears how many texts of how many are done; ``at`` tells the time of the business.
    """
    from bot.knowledge.answers.search import Knowledge
    from bot.language.encoders.pair import open_encoders

    encoders = open_encoders(settings.models, settings.encoder)
    home = settings.models / "index"
    folders = (ROOT / "data", *training_of(settings))
    return Knowledge.begin(settings.knowledge_base, home, encoders=encoders, training=folders, told=told, at=at)
