"""The report on all files."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge.articles.articles import load_library, parse_article
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.report import gather, render
from tests.unit.knowledge.conftest import Write


def test_a_kind_is_said_once_a_file_and_errors_come_first() -> None:
    notes = [Problem(path="a.md", line=line, code="html-shown", fatal=False, params={"tag": "<b>"}) for line in (9, 7)]
    error = Problem(path="b.md", line=1, code="front-matter-missing")
    found = gather([*notes, error])
    assert [(one.problem.path, one.problem.line, one.more) for one in found] == [("b.md", 1, 0), ("a.md", 7, 1)]
    report = render([*notes, error], articles=1)
    assert report.splitlines()[0] == "Not live until it is mended:"
    assert report.splitlines()[-1] == "1 articles, 1 files that are not live, 1 notes"
    assert "And 1 more like it." in report


def test_files_with_another_ending_are_named_and_others_may_lie_there(folder: Path, write: Write) -> None:
    path = write("ru/a/good")
    for name in ("x.MD", "y.md.txt", "z.markdown", "notes.txt", "photo.jpg", "README.txt", "old.md.bak"):
        (path.parent / name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    library = load_library(folder)
    assert [article.path for article in library.articles] == ["ru/a/good.md"]
    assert {(one.path, one.code, one.fatal, one.params.get("wanted")) for one in library.problems} == {
        ("ru/a/x.MD", "ending-wrong", True, "x.md"),
        ("ru/a/y.md.txt", "ending-wrong", True, "y.md"),
        ("ru/a/z.markdown", "ending-wrong", True, "z.md"),
        ("ru/a/notes.txt", "document-unread", False, None),
    }


def test_a_number_sign_in_a_title_or_a_question_is_kept() -> None:
    text = (
        "---\ntitle: Club #1 isn't far\nquestions:\n  - букет #5\n  - a b # ours\n  - c d\nstatus: draft\n---\nYes.\n"
    )
    article, problems = parse_article(text.encode(), "en/a/b.md")
    assert article is not None
    assert (article.title, article.questions) == ("Club #1 isn't far", ("букет #5", "a b", "c d"))
    assert problems == []


def test_a_text_that_is_cut_off_at_a_number_is_named() -> None:
    text = "---\ntitle: Club # 1\nstatus: draft\n---\nYes.\n"
    article, problems = parse_article(text.encode(), "en/a/b.md")
    assert article is not None and article.title == "Club"
    assert [(one.code, one.line) for one in problems] == [("text-cut", 2)]
