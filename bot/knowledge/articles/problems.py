"""What is wrong with an article file, where, and what its author should do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

# code: (what is wrong, what to do). The codes are the keys of the message catalogues; this is their English text.
MESSAGES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "folder-missing": (
            "The folder of articles {folder} is not there",
            "Create it, or point the setting at the right one",
        ),
        "file-unreadable": ("The file can't be read: {reason}", "Check that it exists and that this user may read it"),
        "file-is-folder": ("This is a folder with the name of an article", "Give it a name without .md"),
        "file-special": (
            "This is no file but a pipe, a socket or a device",
            "Delete it, or put a text file in its place",
        ),
        "link-broken": ("The link points to nothing", "Put the file there, or delete the link"),
        "folder-unreadable": ("The folder can't be read: {reason}", "Check that this user may read it"),
        "file-not-utf8": ("The file is not UTF-8 text", "Save it again with the encoding UTF-8"),
        "file-too-big": ("The file has {size} kB", "Keep an article under {limit} kB; split it into several"),
        "path-wrong": (
            "{path} is not <language>/<topic>/<name>.md",
            "Move it to a folder such as en/delivery/cost.md; a language is one of {languages}",
        ),
        "name-wrong": (
            "“{name}” can't be a topic or file name",
            "Use small Latin letters, digits and hyphens, for instance gift-cards; topic and name at most 58 together",
        ),
        "front-matter-missing": (
            "The file does not begin with a line of three hyphens",
            "Begin with ---, the fields, ---",
        ),
        "front-matter-open": (
            "The fields are not closed by a line of three hyphens",
            "Add a line --- after the last field",
        ),
        "yaml-broken": ("The fields can't be read: {reason}", "Often a text with a colon or a quote: put it in quotes"),
        "yaml-not-fields": (
            "Between the hyphens there must be fields",
            "Write lines such as title: How much is delivery?",
        ),
        "field-unknown": ("There is no field “{field}”", "{hint}"),
        "field-twice": ("The field “{field}” stands twice", "Keep one of them"),
        "field-missing": ("The field “{field}” is missing", "Add it; the guide is docs/articles.md"),
        "text-wanted": (
            "“{field}” must be a text",
            "Write one line; put it in quotes if it holds a colon or is a number",
        ),
        "list-wanted": ("“{field}” must be a list of texts", "Write each on its own line, beginning with a hyphen"),
        "text-empty": ("“{field}” has an empty entry", "Write it or delete the line"),
        "text-too-long": (
            "An entry of “{field}” has {size} characters",
            "Keep it under {limit}: one question, one line",
        ),
        "choice-wrong": ("“{value}” can't be the {field}", "Choose one of: {choices}"),
        "date-wanted": ("“{value}” is not a date", "Write it as 2027-03-01"),
        "moment-wanted": ("“{value}” is no day or moment", "Write it as 2026-12-01, or 2026-12-01 09:00"),
        "never-live": (
            "It ends ({value}) before it begins ({text}), so no customer ever gets it",
            "Set expires_at after publish_at",
        ),
        "body-missing": ("There is no text under the fields", "Write the short answer as the first paragraph"),
        "summary-missing": (
            "The text begins with a heading",
            "Write the short answer above the first heading; until then customers get the first text below it",
        ),
        "section-empty": ("There is no text under “{heading}”", "Write it or delete the heading"),
        "question-twice": ("“{question}” stands twice", "Delete one: each question should be worded differently"),
        "golden-leaks": (
            "“{question}” is both a question and golden",
            "Reword one; golden questions are never learned from",
        ),
        "questions-few": (
            "There are only {count} example questions",
            "Write at least {wanted}, as customers type them",
        ),
        "question-shared": (
            "“{question}” also stands in {other}",
            "Leave it in the article that answers it, or make both wordings more exact",
        ),
        "golden-claimed": (
            "“{question}” is a golden question, and it stands in {other} too",
            "Leave it in the article that answers it: the bot can find only one of the two for it",
        ),
        "translation-differs": (
            "“{field}” differs from {other}",
            "Set the same value in every language of the article",
        ),
        "html-shown": (
            "HTML such as {tag} is shown as plain text",
            "Use Markdown: **bold**, lists, [links](https://…)",
        ),
        "ending-wrong": ("The name does not end in .md, so the file is not read", "Rename it to {wanted}"),
        "document-unread": (
            "Only files whose names end in .md are read",
            "Save its text as such a file, or move it out of this folder",
        ),
        "text-cut": (
            "“{text}” is left out: behind a blank, # begins a note",
            "If it belongs to the text, put the whole text in quotes",
        ),
        "opening-empty": (
            "The first paragraph answers nothing",
            "Begin with the answer itself; until then customers get the first text that holds one",
        ),
        "comment-open": (
            "A note that begins with <!-- is never closed",
            "Write --> where it ends; everything below it is hidden",
        ),
        "variant-alone": (
            "There is no text for everybody, only for some",
            "Write it above the first line that says whom a text is for",
        ),
        "variant-unread": (
            "“{text}” does not say whom the text below is for",
            "Write a fact and its values, for instance <!-- for: channel = web -->",
        ),
        "variant-twice": (
            "There is another text for “{text}” above, which customers get",
            "Join both, or word one condition differently",
        ),
        "variant-empty": ("There is no text for “{text}”", "Write it or delete the line"),
        "variant-fact": (
            "Nobody knows “{name}” of a customer, so nobody gets this text",
            "Use one of: {choices}",
        ),
        "picture-alone": (
            "There is only a picture and no word",
            "Write the answer in words; the picture is sent with them",
        ),
        "enclosed-missing": (
            "The file {name} is not there, so customers get the text without it",
            "Put it beside the article or into the folder files, or upload it in the desk",
        ),
        "enclosed-too-big": (
            "The file {name} has {size} MB, so customers get the text without it",
            "Files up to {limit} MB are sent: make it smaller",
        ),
        "enclosed-outside": (
            "The file {name} lies outside the folder of articles, so customers get the text without it",
            "Put it beside the article or into the folder files",
        ),
        "enclosed-kind": (
            "The file {name} is of a kind that is not sent, or not what its name says",
            "Save a picture as PNG or JPEG, a document as PDF",
        ),
        "link-unread": (
            "“{text}” is no link and is shown as typed",
            "Write [words](https://address), without blanks in the address",
        ),
        "title-shared": (
            "The title “{title}” is also that of {other}",
            "Word one of them differently: customers choose between titles",
        ),
        "topics-broken": (
            "The names of the topics can't be read: {reason}",
            "Repair topics.yml; until then topics are called by their folders",
        ),
        "topics-no-lines": (
            "topics.yml must hold a line for each topic",
            "Write lines such as delivery: {{en: Delivery, ru: Доставка}}, or name topics in the desk",
        ),
        "topics-name": (
            "“{topic}” can't be a topic",
            "Write it as the folder is called: small Latin letters, digits and hyphens",
        ),
        "topics-names": (
            "A name of the topic “{topic}” can't be used",
            "Give one for ru, uk or en, at most {limit} characters",
        ),
        "kept-last-good": ("The last good version of this file stays live", "Repair the problem above"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A finding: ``path`` inside the folder, ``line`` from 1 (0: the whole file); ``fatal`` keeps the file out."""

    path: str
    line: int
    code: str
    fatal: bool = True
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def what(self) -> str:
        return MESSAGES[self.code][0].format(**self.params)

    @property
    def todo(self) -> str:
        return MESSAGES[self.code][1].format(**self.params)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}. {self.todo}."
