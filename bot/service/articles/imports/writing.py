"""Writing what was chosen, article by article: each wholly or not at all, and one that fails stops no other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bot.errors import AnswerdeskError, BadArticle
from bot.files import replace_file
from bot.knowledge.articles.articles import Article, Library, read_article
from bot.knowledge.articles.body import same_question
from bot.knowledge.articles.files import ENCLOSED
from bot.knowledge.articles.problems import Problem
from bot.knowledge.imports.compose import find_problems, mark_of
from bot.knowledge.imports.read import read_pictures
from bot.knowledge.shelf.fields import set_fields
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.imports.planning import Item, Kind, Plan, claims_of, text_of
from bot.storage.articles import imports
from bot.storage.articles.imports import ImportState, Origin
from bot.storage.database import Database, Tx
from bot.storage.system import audit


@dataclass(frozen=True, kw_only=True)
class Written:
    """What became of an article: ``kind`` as planned, or why it could not be written."""

    path: str
    title: str
    kind: str
    remarks: int = 0
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Who writes, and where; ``paths`` is what was given, for the pictures in it. ``held``: what stays a draft.
    ``explain`` and ``say`` put into words what is wrong.
    """

    database: Database
    folder: Path
    library: Library
    import_id: int
    person_id: int | None = None
    publish: bool = False
    why: str = ""
    held: frozenset[str] = frozenset()
    paths: tuple[Path, ...] = ()
    explain: Callable[[AnswerdeskError], str] = str
    say: Callable[[Problem], str] = str

    def write(self, plan: Plan, chosen: Collection[int], told: Callable[[int, int], bool]) -> list[Written]:
        """Write the chosen places of the plan; ``told`` hears how many are done, and says whether to go on."""
        claimed = claims_of(self.library)
        wanted = [plan.items[place] for place in sorted(chosen) if 0 <= place < len(plan.items)]
        done: list[Written] = []
        self._put_pictures(wanted)
        for number, item in enumerate(wanted):
            if not told(number, len(wanted)):
                break
            done.append(self._write_one(item, claimed[item.found.language]))
        return done

    def _put_pictures(self, wanted: Sequence[Item]) -> None:
        """Their names are made of their content: what is there already stays."""
        names: dict[str, str] = {}
        for item in wanted:
            names |= {place: name for name, place in item.found.pictures.items()}
        for place, content in read_pictures(list(self.paths), names):
            path = self.folder / ENCLOSED / names[place]
            if not path.exists():
                replace_file(path, content)

    def _write_one(self, item: Item, claimed: set[str]) -> Written:
        made = Written(path=item.path, title=item.found.title, kind=item.kind.value, remarks=item.remarks)
        if item.kind is Kind.SAME:
            return made  # written before a restart
        if item.kind is Kind.BAD:
            return replace(made, kind="failed", problem=next((self.say(one) for one in item.problems if one.fatal), ""))
        try:
            known = drafts.read_text(self.folder / item.path) if item.article is not None else ""
            text = text_of(item, known, publish=self.publish and item.path not in self.held, claimed=claimed)
            self.database.write_now(do_write, self, item, text)
        except AnswerdeskError as error:
            return replace(made, kind="failed", problem=self.explain(error))
        claimed.update(same_question(one) for one in item.found.questions)
        return made


def do_write(tx: Tx, writer: Writer, item: Item, text: str) -> None:
    """One article: its file, its version and where it comes from.

    Raises:
        StaleArticle: somebody changed it since the plan was made.
        BadArticle: it can be none.
    """
    found = item.found
    fatal = next((one for one in find_problems(text, key=item.key, language=found.language) if one.fatal), None)
    if fatal is not None:
        raise BadArticle(problem=str(fatal))
    digest = item.article.digest if item.article is not None else ""
    draft = Draft(key=item.key, language=found.language, text=text, digest=digest)
    path = drafts.path_of(writer.folder, item.key, found.language)
    imports.record_origin(tx, to_origin(item, text, import_id=writer.import_id))
    drafts.do_write(tx, draft, path, text, person_id=writer.person_id, why=writer.why)


def to_origin(item: Item, text: str, *, import_id: int) -> Origin:
    """Where this text comes from."""
    return Origin(
        source=item.found.source,
        source_id=item.found.source_id,
        language=item.found.language,
        article=item.key,
        mark=mark_of(item.found.title, item.found.body),
        digest=drafts.digest_of(text),
        import_id=import_id,
        made=item.article is None,
    )


def do_end(tx: Tx, import_id: int, done: Sequence[Written]) -> None:
    """Keep what became of each article; an import that was stopped meanwhile stays so."""
    values = {"result": {"written": [asdict(one) for one in done]}, "done": len(done)}
    if not imports.change(tx, import_id, only=(ImportState.WRITING,), state=ImportState.DONE.value, **values):
        imports.change(tx, import_id, only=(ImportState.STOPPED,), **values)


def do_publish(
    tx: Tx, folder: Path, import_id: int, *, paths: Collection[str], person_id: int | None, why: str = ""
) -> int:
    """Publish drafts of an import that nobody has touched; how many."""
    count = 0
    for origin, article, path in _untouched(tx, folder, import_id):
        if article.path not in paths or article.status != "draft":
            continue
        text = set_fields(drafts.read_text(path), {"status": "published"})
        draft = Draft(key=article.key, language=article.language, text=text, digest=article.digest)
        drafts.do_write(tx, draft, path, text, person_id=person_id, why=why)
        imports.record_digest(tx, origin, drafts.digest_of(text))
        count += 1
    return count


def do_undo(tx: Tx, folder: Path, import_id: int, *, person_id: int | None) -> tuple[int, int]:
    """Remove the articles an import made and nobody has touched; how many, and how many stay because somebody has.

    Their texts stay in the history.
    """
    made = [origin for origin in imports.list_origins(tx, import_id=import_id) if origin.made]
    removed = 0
    for origin, article, path in _untouched(tx, folder, import_id):
        if origin.made:
            path.unlink(missing_ok=True)
            imports.forget_origin(tx, origin)
            audit.record_audit(tx, person_id=person_id, action="article.remove", object=article.path)
            removed += 1
    ended = (ImportState.DONE, ImportState.STOPPED, ImportState.FAILED, ImportState.UNDONE)
    imports.change(tx, import_id, only=ended, state=ImportState.UNDONE.value)
    return removed, len(made) - removed


def _untouched(tx: Tx, folder: Path, import_id: int) -> list[tuple[Origin, Article, Path]]:
    """The articles of an import whose files are as it wrote them."""
    found = []
    for origin in imports.list_origins(tx, import_id=import_id):
        path = drafts.path_of(folder, origin.article, origin.language)
        article, _ = read_article(path, f"{origin.language}/{origin.article}.md")
        if article is not None and article.digest == origin.digest:
            found.append((origin, article, path))
    return found
