"""Documents of Word and PDF files with text."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from bot.knowledge.articles.enclosed import LIMIT
from bot.knowledge.imports.found import Found, Note, Piece, TooSlow, lost, skip
from bot.knowledge.imports.naming import language_of_place
from bot.knowledge.imports.tidy import parse, to_markdown

Take = Callable[[str, bytes], str]
WORD: Final = "word"
PDF: Final = "pdf"
_UNPACKED: Final = 200_000_000
_MOST_PAGES: Final = 1_000
_LEAST: Final = 20  # letters a page: fewer is a picture of one
_HEADING: Final = 120
_NUMBER: Final = re.compile(r"^[\W\d]{0,12}$|^(?:стр|page|с|p)\.? ?\d+(?: ?(?:из|of|з|/) ?\d+)?$", re.I)
_ENDS: Final = (".", "!", "?", ":", ";", "…")
_ITEM: Final = re.compile(r"^(?:[•·▪●–—*-]|\d{1,2}[.)]) +")


def read_docx(name: str, data: bytes, take: Take) -> Iterator[Piece]:
    """The article of a document of Word; ``take`` keeps a picture in it and gives its address, "" for none."""
    import mammoth

    def show(picture: Any) -> dict[str, str]:
        with picture.open() as file:
            return {"src": take(name, file.read(LIMIT + 1)) or "data:"}

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = {one.filename: one.file_size for one in archive.infolist()}
        if sum(inside.values()) > _UNPACKED:
            yield skip(name, "zip-bomb")
            return
        made: Any = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(show))
    except TooSlow:
        raise
    except Exception:  # boundary: the library raises whatever an odd file makes it
        yield skip(name, "word-broken")
        return
    root = parse(str(made.value))
    _raise_headings(root)
    title = _document_title(root, name)
    body = root.css_first("body")
    text, notes = to_markdown(body if body is not None else root)
    if not text.strip():
        yield skip(name, "text-empty")
        return
    if any("vbaProject" in part for part in inside):
        notes = (*notes, lost("macros"))
    yield _found(name, WORD, title, text, notes)


def read_pdf(name: str, data: bytes) -> Iterator[Piece]:
    """The article of a PDF whose pages hold text."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            yield skip(name, "pdf-locked")
            return
        pages = [page.extract_text() or "" for page in reader.pages[:_MOST_PAGES]]
        said = str((reader.metadata.title if reader.metadata else "") or "").strip()
        pictures = _count_pictures(reader)
    except TooSlow:
        raise
    except Exception:  # boundary: the library raises whatever an odd file makes it
        yield skip(name, "pdf-broken")
        return
    letters = sum(len("".join(page.split())) for page in pages)
    if not pages or letters < _LEAST * len(pages):
        yield skip(name, "pdf-scanned")
        return
    lines = [line for page in _without_margins(pages) for line in [*page, ""]]
    title, lines = _pdf_title(said, lines, name)
    notes = (lost("layout"), *((lost("pdf-pictures", count=pictures),) if pictures else ()))
    yield _found(name, PDF, title, _paragraphs(lines), notes)


def list_docx_pictures(data: bytes) -> Iterator[bytes]:
    """Everything in a document of Word that may be a picture."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for one in archive.infolist():
            if one.filename.startswith("word/media/") and one.file_size <= LIMIT:
                yield archive.read(one)


def _count_pictures(reader: Any) -> int:
    """Of a PDF; the same one on every page is a sign of the house and counts once."""
    found = set[Any]()
    for page in reader.pages[:_MOST_PAGES]:
        held = (page.get("/Resources") or {}).get("/XObject") or {}
        for name, drawn in held.get_object().items() if hasattr(held, "get_object") else ():
            if drawn.get_object().get("/Subtype") == "/Image":
                found.add(getattr(drawn, "idnum", name))
    return len(found)


def _found(name: str, source: str, title: str, body: str, notes: Sequence[Note]) -> Found:
    language, place = language_of_place(name)
    folders = place.split("/")[:-1]
    return Found(
        source=source,
        source_id=name,
        title=title[:300],
        body=body,
        place=name,
        language=language,
        group=place if language else "",
        topic=folders[-1] if folders else "",
        lost=tuple(notes),
    )


def _raise_headings(root: Any) -> None:
    """Where nobody used the styles of headings, lines in bold are meant as such."""
    if root.css_first("h1, h2, h3, h4") is not None:
        return
    for paragraph in root.css("p"):
        words, bold = " ".join(paragraph.text().split()), paragraph.css_first("strong")
        if bold is not None and 0 < len(words) <= _HEADING and " ".join(bold.text().split()) == words:
            heading = parse(f"<h2>{words.replace('&', '&amp;').replace('<', '&lt;')}</h2>").css_first("h2")
            if heading is not None:
                paragraph.replace_with(heading)


def _document_title(root: Any, name: str) -> str:
    """The only first heading of its level, above all text; else the name of the file."""
    stem = _stem(name)
    body = root.css_first("body")
    first = next((node for node in body.iter() if node.text().strip()), None) if body is not None else None
    if first is None or first.tag not in ("h1", "h2") or len(root.css(first.tag)) != 1:
        return stem
    words = " ".join(first.text().split())
    first.decompose()
    return words or stem


def _stem(name: str) -> str:
    stem = language_of_place(name)[1].rpartition("/")[2].rpartition(".")[0]
    return stem.replace("_", " ").strip() or name


def _without_margins(pages: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each page without numbers and without what stands on most of them at the edge."""
    cut = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(line for page in cut for line in {*page[:2], *page[-2:]} if line)
    often = {line for line, count in edges.items() if len(pages) > 2 and count > 0.6 * len(pages)}
    for page in cut:
        last = len(page) - 1
        yield [
            line
            for at, line in enumerate(page)
            if line not in often and not (at in (0, 1, last - 1, last) and line and _NUMBER.match(line))
        ]


def _pdf_title(said: str, lines: list[str], name: str) -> tuple[str, list[str]]:
    first = next((line for line in lines if line), "")
    if 3 < len(first) <= _HEADING and not first.endswith((".", ";", ",")):
        return first, lines[lines.index(first) + 1 :]
    usable = said and not said.lower().endswith((".doc", ".docx", ".indd", ".pdf")) and "microsoft" not in said.lower()
    return said if usable else _stem(name), lines


def _paragraphs(lines: Sequence[str]) -> str:
    """Lines as they were broken on paper joined to paragraphs; a short question by itself is a heading."""
    width = max((len(line) for line in lines), default=0)
    parts: list[str] = []
    held = ""
    for line in [*lines, ""]:
        heading = line.endswith("?") and len(line) <= _HEADING and not held
        if not line or heading or _ITEM.match(line):
            parts += [held] if held else []
            held = ""
        if heading:
            parts.append(f"## {line}")
        elif line:
            held = _join(held, f"- {_ITEM.sub('', line)}" if _ITEM.match(line) and not line[0].isdigit() else line)
            if line.endswith(_ENDS) and len(line) < 0.75 * width:
                parts.append(held)
                held = ""
    return "\n\n".join(parts).replace("\n\n- ", "\n- ")


def _join(held: str, line: str) -> str:
    if not held:
        return line
    if held.endswith("\u00ad") or (held.endswith("-") and line[:1].islower() and held[-2:-1].isalpha()):
        return held[:-1] + line
    return f"{held} {line}"
