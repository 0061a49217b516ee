"""Why something on the shelf is not as it was to be."""

from __future__ import annotations

from bot.errors import BadInput


class TooManyArticles(BadInput):
    """At most {most} articles can be changed at once. Narrow the list, then choose again."""


class NotOnStaff(BadInput):
    """Nobody of the staff is called "{login}" any more. Choose somebody else."""


class BadTopicName(BadInput):
    """The name of a topic has at most {limit} characters. Shorten it."""


class NoSuchTopic(BadInput):
    """Choose one of the topics there are."""
