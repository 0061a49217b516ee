"""Articles for leads and for the bot: find, save without overwriting anybody, keep every version, try a question."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import secrets
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.core.articles.approval import Signed
from bot.core.jobs import JobKind
from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.core.turn import Candidate
from bot.errors import BadArticle, EngineBusy, NotFound, StaleArticle
from bot.knowledge.articles.articles import Article, Library, parse_article
from bot.knowledge.articles.files import read_file
from bot.knowledge.articles.folder import ArticleFolder
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.schedule import At
from bot.service.articles.wanting import check_second
from bot.service.people.rights import check_right
from bot.service.ports import App, Engine
from bot.storage.articles import versions
from bot.storage.articles.versions import ArticleVersion as ArticleVersion
from bot.storage.codec import unpack
from bot.storage.database import Tx
from bot.storage.system import audit, jobs

KEY = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")
TRY_SECONDS = 8.0
POLL_SECONDS = 0.1
WHY_LENGTH = 300
_SAVING = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An article as text to edit. ``digest`` names the version on disk, "" for a new article."""

    key: str
    language: str
    text: str
    digest: str


def find(app: App, key: str, language: str) -> Article | None:
    """The published article in this language, else in another one."""
    if isinstance(app, Engine):
        return app.finder.article(key, language)
    if not KEY.fullmatch(key):
        return None
    known = read_library(app).find(key)
    order = (language, *(other for other in LANGUAGES if other != language))
    return next((known[code] for code in order if code in known and known[code].published), None)


def to_dated(tx: Tx, article: Article) -> Article:
    """The article with the day its text was saved in the desk; where it was not, it keeps git's, or none."""
    saved = versions.find_saved(tx, article=article.key, language=article.language, digest=article.digest)
    return replace(article, updated_at=saved or article.updated_at)


async def list_articles(app: App, person: Person) -> Library:
    """Every article in every language, with the problems found in the folder."""
    check_right(person, Right.SEE_ARTICLES)
    return await asyncio.to_thread(read_library, app)


def read_library(app: App) -> Library:
    """The same for the product itself; what did not change is not read again."""
    return _folder(app.articles_folder).read(time_of(app))


def time_of(app: App) -> At:
    """Now, where the business is."""
    return At(now=app.clock(), zone=app.business.zone)


async def access_draft(app: App, person: Person, *, key: str, language: str) -> Draft:
    """The text of an article as it is on disk.

    Raises:
        NotFound: there is no such file.
        BadArticle: it can't be read.
    """
    check_right(person, Right.SEE_ARTICLES)
    path = path_of(app.articles_folder, key, language)
    if not path.is_file():
        raise NotFound(what="article")
    text = await asyncio.to_thread(read_text, path)
    return Draft(key=key, language=language, text=text, digest=digest_of(text))


async def save(
    app: App,
    person: Person,
    draft: Draft,
    *,
    why: str = "",
    before: Callable[[Tx], None] | None = None,
    signed: Signed | None = None,
) -> Draft:
    """Write an article; live in a second. The draft with its new digest.

    ``why`` stays with the version; ``before`` is done in the same transaction, ahead of the file; ``signed``: who
    answers for what customers read then.

    Raises:
        BadArticle: with the first problem and its line.
        StaleArticle: the file is not the one the draft was made of.
        NeedsSecond: customers would read something that nobody else has looked at.
    """
    check_right(person, Right.EDIT_ARTICLES)
    path = path_of(app.articles_folder, draft.key, draft.language)
    text = draft.text.replace("\r\n", "\n").rstrip() + "\n"
    check_text(text, draft)
    if signed is None:
        known = await asyncio.to_thread(read_text, path) if path.is_file() else ""
        check_second(app.business, f"{draft.language}/{draft.key}.md", before=known, after=text)

    def do_save(tx: Tx) -> None:
        if before is not None:
            before(tx)
        do_write(tx, draft, path, text, person_id=person.id, why=why, signed=signed)

    await app.database.write(do_save)
    return Draft(key=draft.key, language=draft.language, text=text, digest=digest_of(text))


async def put_back(app: App, person: Person, draft: Draft) -> Draft:
    """Write what stood there before, which nobody has to look at again."""
    return await save(app, person, draft, signed=Signed(author_id=person.id))


def list_history(tx: Tx, person: Person, *, key: str, language: str) -> tuple[ArticleVersion, ...]:
    """Every version saved in the desk, newest first, with its author."""
    check_right(person, Right.SEE_ARTICLES)
    return versions.list_versions(tx, article=key, language=language)


async def try_question(
    app: App, person: Person, question: str, language: str, *, patience: float = TRY_SECONDS
) -> tuple[Candidate, ...]:
    """What the bot would find, drafts included; asked of the engine through the database.

    Raises:
        EngineBusy: no answer within ``patience`` seconds.
    """
    return (await ask_engine(app, person, question, language, patience=patience))[0]


async def ask_engine(
    app: App, person: Person, question: str, language: str, *, others: Sequence[str] = (), patience: float
) -> tuple[tuple[Candidate, ...], tuple[float, ...]]:
    """The same, and how much each of these other questions is about the same.

    Raises:
        EngineBusy: no answer within ``patience`` seconds.
    """
    check_right(person, Right.SEE_ARTICLES)
    payload = {"question": question[:2000], "language": language, "others": list(others)}
    job_id = await app.database.write(jobs.add, kind=JobKind.TRY, lane=f"try:{secrets.token_hex(8)}", payload=payload)
    waited = 0.0
    while waited < patience:
        state = await app.database.read(jobs.get, job_id)
        if state is not None and state[0] == "done":
            await app.database.write(jobs.forget, job_id)
            result = state[1].result or {}
            return unpack(tuple[Candidate, ...], result["candidates"]), tuple(result.get("alike", ()))
        await asyncio.sleep(POLL_SECONDS)
        waited += POLL_SECONDS
    await app.database.write(jobs.forget, job_id)
    raise EngineBusy(seconds=int(patience))


@cache
def _folder(path: Path) -> ArticleFolder:
    """What was read of a folder stays with this process."""
    return ArticleFolder(path)


def read_text(path: Path) -> str:
    """Raises BadArticle: it can't be read, or is no text; whoever has the folder must repair it there."""
    content = read_file(path, "/".join(path.parts[-3:]))
    if isinstance(content, Problem):
        raise BadArticle(problem=str(content))
    try:
        return content.data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadArticle(problem=str(Problem(path=path.name, line=0, code="file-not-utf8"))) from None


def path_of(folder: Path, key: str, language: str) -> Path:
    """The file of an article.

    Raises:
        BadArticle: the name can be none.
    """
    if not KEY.fullmatch(key) or language not in LANGUAGES:
        raise BadArticle(
            problem="name it topic/name in small Latin letters, digits and hyphens, e.g. delivery/cost-city"
        )
    return folder / language / f"{key}.md"


def check_text(text: str, draft: Draft) -> None:
    """Raises BadArticle: with the first problem and its line."""
    _, problems = parse_article(text.encode(), f"{draft.language}/{draft.key}.md")
    fatal = next((problem for problem in problems if problem.fatal), None)
    if fatal is not None:
        raise BadArticle(problem=str(fatal))


def do_write(
    tx: Tx,
    draft: Draft,
    path: Path,
    text: str,
    *,
    person_id: int | None,
    why: str = "",
    signed: Signed | None = None,
) -> None:
    """Write a text that was checked over the version the draft was made of, and keep both.

    Raises:
        StaleArticle: the file is another one by now.
    """
    with _SAVING:  # of two leads who save at the same moment the second is refused
        before = read_text(path) if path.is_file() else ""
        if (digest_of(before) if before else "") != draft.digest:
            raise StaleArticle()
        author_id = signed.author_id if signed is not None else person_id
        _record_versions(tx, author_id, draft, before=before, after=text, why=" ".join(why.split())[:WHY_LENGTH])
        if signed is not None:
            versions.sign_newest(tx, signed, article=draft.key, language=draft.language)
        audit.record_audit(tx, person_id=person_id, action="article.save", object=f"{draft.language}/{draft.key}")
        _write_atomically(path, text)


def _record_versions(tx: Tx, author_id: int | None, draft: Draft, *, before: str, after: str, why: str) -> None:
    own = (draft.key, draft.language)
    if before:
        _record_version(tx, *own, before)
    _record_version(tx, *own, after, person_id=author_id, why=why)


def _record_version(tx: Tx, key: str, language: str, text: str, *, person_id: int | None = None, why: str = "") -> None:
    versions.record_version(
        tx, article=key, language=language, digest=digest_of(text), text=text, person_id=person_id, why=why
    )


def _write_atomically(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(temporary, 0o644)
    os.replace(temporary, path)


def digest_of(text: str) -> str:
    """What stands for a text."""
    return hashlib.sha256(text.encode()).hexdigest()
