"""A found article as the text of one of our files, and what it says apart from its state."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

from bot.knowledge.articles.articles import parse_article
from bot.knowledge.articles.body import same_question
from bot.knowledge.articles.fields import LONGEST
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.writing import write_field
from bot.knowledge.imports.found import OURS, Found

# what every new article has to do still; no remark about this one
EXPECTED = frozenset(("questions-few", "question-shared", "title-shared"))
_MOST_TAGS = 20


def compose(found: Found, *, published: bool, claimed: Collection[str] = ()) -> str:
    """The file. ``claimed`` are the questions, in their plain form, that other articles have in this language."""
    questions = [one for one in found.questions if same_question(one) not in claimed]
    return write_file(
        title=found.title,
        body=found.body,
        questions=questions,
        golden=found.golden,
        status="published" if published else "draft",
        escalate=found.escalate,
        tags=found.tags,
    )


def write_file(
    *,
    title: str,
    body: str,
    questions: Sequence[str],
    golden: Sequence[str],
    status: str,
    escalate: str,
    tags: Sequence[str],
) -> str:
    """Fields and text."""
    fields = (
        write_field("title", to_line(title)),
        write_field("questions", [to_line(one) for one in questions]),
        write_field("golden", [to_line(one) for one in golden]),
        write_field("status", status),
        write_field("escalate", escalate),
        write_field("tags", [to_line(tag) for tag in tags[:_MOST_TAGS]], flow=True),
    )
    return f"---\n{''.join(fields)}---\n{body.strip(chr(10))}\n"


def find_problems(text: str, *, key: str, language: str) -> list[Problem]:
    """What the checks say of the file that is to be written, apart from what every new article has to do."""
    _, problems = parse_article(text.encode(), f"{language}/{key}.md")
    return [problem for problem in problems if problem.code not in EXPECTED]


def mark_of(title: str, body: str) -> str:
    """The same for the same words, whatever the state of the article and its phrasings are."""
    return hashlib.sha256(f"{' '.join(title.split())}\0{body.strip()}".encode()).hexdigest()


def is_ours(found: Found) -> bool:
    """Whether it comes from another Answerdesk."""
    return found.source == OURS


def to_line(text: str) -> str:
    """As it stands in a field."""
    return " ".join(text.split())[:LONGEST]
