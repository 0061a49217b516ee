"""Why the bot is not taught what was asked."""

from __future__ import annotations

from bot.errors import BadInput, Refused


class NoSuchMeaning(BadInput):
    """Choose one of the meanings and languages there are."""


class NothingToTrain(Refused):
    """Nothing has changed since the last training. Add a phrase or take one away first."""


class ReasonMissing(BadInput):
    """Say in a line why the model that understands less is to be used."""


class TrainingOver(Refused):
    """This training is over or was decided meanwhile. Look at the page again."""
