"""An article as the fields of a form, and back to the text of its file. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.service.articles.reading import Problem, parse_article, read_fields, write_field

STATUSES = ("draft", "published", "archived")
ESCALATE = ("never", "always")  # a file may say "offer" too, which does nothing yet: it is kept, not offered


@dataclass(frozen=True, kw_only=True)
class ArticleForm:
    """What the form shows.

    ``questions`` and ``golden``: one per line; ``tags``: commas between; ``owner`` and what is known of reviews
    (dates as 2027-03-01, or "") are changed elsewhere (``desk/studio/shelf``) and kept here.
    """

    title: str = ""
    questions: str = ""
    golden: str = ""
    status: str = "draft"
    escalate: str = "never"
    tags: str = ""
    owner: str = ""
    review_by: str = ""
    verified_by: str = ""
    verified_at: str = ""
    publish_at: str = ""
    expires_at: str = ""
    formerly: str = ""
    body: str = ""


def read_form(text: str) -> ArticleForm | None:
    """The form of a file; None when its fields can't be read and it must be repaired as text."""
    problems: list[Problem] = []
    fields, body, _ = read_fields(text.replace("\r\n", "\n"), "", problems)
    if fields is None or any(problem.fatal for problem in problems):
        return None
    return ArticleForm(
        title=fields.title,
        questions="\n".join(fields.questions),
        golden="\n".join(fields.golden),
        status=fields.status,
        escalate=fields.escalate,
        tags=", ".join(fields.tags),
        owner=fields.owner,
        review_by=fields.review_by.isoformat() if fields.review_by else "",
        verified_by=fields.verified_by,
        verified_at=fields.verified_at.isoformat() if fields.verified_at else "",
        publish_at=fields.publish_at,
        expires_at=fields.expires_at,
        formerly="\n".join(fields.formerly),
        body=body.strip("\n"),
    )


def form_of(text: str, kept: Mapping[str, str] | None) -> ArticleForm | None:
    """What stood in the fields, else what a text says of them."""
    if not kept:
        return read_form(text)
    return ArticleForm(**{name: str(kept[name]) for name in ArticleForm.__dataclass_fields__ if name in kept})


def write_form(form: ArticleForm) -> str:
    """The text of the file; reading it again gives the same form."""
    fields: list[str] = [
        write_field("title", _one_line(form.title)),
        write_field("questions", _lines(form.questions)),
        write_field("golden", _lines(form.golden)),
        write_field("status", form.status),
        write_field("escalate", form.escalate),
        write_field("tags", [tag for tag in map(_one_line, form.tags.split(",")) if tag], flow=True),
        write_field("owner", _one_line(form.owner)),
        write_field("review_by", _date(form.review_by)),
        write_field("verified_by", _one_line(form.verified_by)),
        write_field("verified_at", _date(form.verified_at)),
        write_field("publish_at", _moment(form.publish_at)),
        write_field("expires_at", _moment(form.expires_at)),
        write_field("formerly", _lines(form.formerly), flow=True),
    ]
    body = form.body.replace("\r\n", "\n").strip("\n")
    return "---\n" + "".join(fields) + "---\n" + body + "\n"


def find_problems(text: str, *, key: str, language: str) -> list[Problem]:
    """What is wrong with the text, before it is saved."""
    _, problems = parse_article(text.encode(), f"{language}/{key}.md")
    return problems


def _lines(text: str) -> list[str]:
    return [line for line in map(_one_line, text.splitlines()) if line]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _moment(text: str) -> date | str:
    """A day without quotes, as people write it."""
    return _date(text.replace("T", " "))


def _date(text: str) -> date | str:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return text.strip()  # said to be wrong when it is read again
