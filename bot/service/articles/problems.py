"""Why what somebody writes can't be kept or go live just so."""

from __future__ import annotations

from bot.errors import BadInput, Refused


class StaleCopy(Refused):
    """{name} has changed this article meanwhile, so what you typed is not kept yet. Compare the two and choose."""


class CopyGone(Refused):
    """What you work on was published or discarded meanwhile, so what you typed is not kept yet. Compare and choose."""


class NameTaken(Refused):
    """There is an article {name} already. Choose another name."""


class KindNotSent(BadInput):
    """{name} is of a kind that is not sent, or not what its name says. Pictures go as PNG or JPEG, documents as PDF."""


class WhomUnread(BadInput):
    """“{text}” does not say of whom something is known. Write a fact and its value, for instance: channel = web"""


class NeedsSecond(Refused):
    """A second person looks at this before customers do. Open the article and press “Send for review”."""


class NothingToReview(Refused):
    """Customers read all of this already, so there is nothing to look at."""


class NoReviewer(BadInput):
    """{name} can't look at this: they wrote it, or may not publish articles. Choose somebody else, or nobody."""


class NeedsComment(BadInput):
    """Say in a line or two what is to be changed, so that the author knows."""


class OwnText(Refused):
    """You wrote the last change yourself, so somebody else must look at it."""


class DecidedAlready(Refused):
    """{name} has looked at this already. Open the article again to see what became of it."""


class NoLongerWaits(Refused):
    """This no longer waits for review: it was taken back, deleted or published otherwise. Open the article again."""


class ChangedSince(Refused):
    """The text is not the one that was sent for review any more. It can be published once it was sent again."""


class AuthorGone(Refused):
    """{name} works here no more and would not see your comment. Change it yourself and send it to a colleague."""


class NeedsEmergency(BadInput):
    """Say in a line why this can't wait for a second person. It stays in the history."""


class NotTaken(Refused):
    """“{title}” can't be changed by itself: its text is another one by now. Open it and change it there."""


class SideKept(Refused):
    """A second person looks at this first. What you typed is kept: open the article and press “Send for review”."""


class StaysInTopic(Refused):
    """A second person looks at articles of this topic and not of the other, so only an administrator moves it there."""


class DraftWaits(Refused):
    """“{title}” has changes that are not live yet. Publish them first, so that nothing is lost to customers."""
