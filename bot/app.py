"""The composition root: the only file that names concrete adapters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.business import BusinessFile
from bot.channels.telegram.run import open_telegram
from bot.channels.web.channel import WebChannel
from bot.clock import utc_now
from bot.realtime.local import LocalHub
from bot.realtime.postgres import PostgresHub
from bot.service.ports import App, Channel, Clock, Engine, Hub
from bot.settings import ROOT, Settings
from bot.storage.database import Database
from bot.words import Catalogue

if TYPE_CHECKING:
    from bot.knowledge.answers.search import Knowledge


def build_app(
    settings: Settings,
    *,
    clock: Clock = utc_now,
    hub: Hub | None = None,
    channels: Mapping[str, Channel] | None = None,
) -> App:
    """Everything but the engine's parts, which ``with_engine`` adds; tests give their own clock, hub or channels."""
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
    return BusinessFile(settings.business_file, settings.home / "business.last.yml")


def open_hub(settings: Settings) -> Hub:
    """The doorbell that belongs to the database: one machine, or all that share a PostgreSQL."""
    if settings.database.startswith("sqlite"):
        return LocalHub(settings.home / "run")
    return PostgresHub(settings.database)


def open_channels(settings: Settings) -> dict[str, Channel]:
    """The web chat always, Telegram with a token."""
    found: list[Channel] = [WebChannel()]
    if settings.telegram_token.get_secret_value():
        found.append(open_telegram(settings))
    return {channel.name: channel for channel in found}


def with_engine(app: App) -> Engine:
    """The app with search and dialogue loaded: seconds of work, hundreds of megabytes; the engine only."""
    from bot.dialogue.rasa_dialogue import RasaDialogue

    finder = open_knowledge(app.settings)
    dialogue = RasaDialogue.load(app.settings.models, finder, lambda: app.business_file.now)
    return Engine.of(app, finder=finder, dialogue=dialogue)


def open_knowledge(settings: Settings) -> Knowledge:
    """The search over the articles, indexed if that was not done yet: a minute of work."""
    from bot.knowledge.answers.search import Knowledge
    from bot.language.encoders.pair import open_encoders

    encoders = open_encoders(settings.models, settings.encoder)
    home = settings.models / "index"
    return Knowledge.open(settings.knowledge_base, home, encoders=encoders, training=(ROOT / "data",))
