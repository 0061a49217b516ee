"""Why what somebody writes can't be kept just so."""

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
