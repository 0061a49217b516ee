"""Markdown of other programs as ours: tags, tabs, boxes, includes, links and pictures that open nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from bot.knowledge.imports.found import Note, lost
from bot.knowledge.imports.tidy import html_to_markdown, is_web

_FENCE: Final = re.compile(r"^ {0,3}(```|~~~)")
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9.-]{0,30})([^<>]{0,2000})>")
_VALUE: Final = re.compile(r"\b(src|href|alt|label|title|value|summary)=(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')")
_CODE: Final = re.compile(r"`[^`\n]{1,300}`")
_MASK: Final = re.compile(r"\x00(\d{1,6})\x00")
_COMMENT: Final = "<!--"
_LINK: Final = re.compile(r"(!?)\[([^\[\]]{0,300})\]\(([^()\[\]]{0,2000})\)")
_WIKI: Final = re.compile(r"(!?)\[\[([^\[\]\n]{1,300})\]\]")
_SHORTCODE: Final = re.compile(r"\{\{[<%{]?([^{}\n]{1,300})[>%}]?\}\}|\{%([^{}%\n]{1,300})%\}")
_VARIABLE: Final = re.compile(r"^ ?[\w.-]{1,60} ?$")
_TITLED_CUT: Final = re.compile(r"[\"\u00ab]([^\"\u00bb]{1,200})[\"\u00bb]")
_CONTENTS: Final = re.compile(r"^ {0,8}[*+-] \[[^\[\]]{1,300}\]\(#[^()\s]{0,300}\) {0,2}$")
_TITLE_OF: Final = re.compile(r"\[\{#T\}\]\(([^()\s]{1,300})\)")
_MARK: Final = re.compile(r" ?\{[#:.][^{}\n]{0,100}\}")
_BOX: Final = re.compile(r"^ {0,3}(?::::?:?|!!!|\?\?\?\+?) ?(\w[\w-]{0,30})?[ \"\[]{0,3}([^\"\]\n]{0,200})[\"\]]?$")
_TAB: Final = re.compile(r"^ {0,3}===[+!]? \"([^\"\n]{1,200})\"$")
_IMPORT: Final = re.compile(r"^(?:import [\w{*][^\n]{0,300} from |export (?:const|default) )")
_CALLOUT: Final = re.compile(r"^> ?\[!\w{2,20}\][+-]? ?")
_SHORT: Final = 60  # characters of what announces a list of contents
_WRAPPED: Final = 55  # characters of a line that may have been broken
_OWN_LINE: Final = re.compile(r"^ {0,3}(?:#|\||>|<|\{%|:::|=|-{3})")
_BEGINS: Final = re.compile(
    r"^ {0,12}(?:#|\||>|<|\{%|:::|!!!|=|[-*+] |\d{1,4}[.)] |-{3}|\[\^?[^\[\]]{1,60}\]:|\*\*[^*]{1,80}\*\*:?$)"
)
_BOLD: Final = ("b", "strong", "summary")
_BLOCK: Final = ("p", "div", "section", "article", "aside", "details", "figure", "figcaption", "center", "ul", "ol")
_WHOLE: Final = ("table", "script", "style", "iframe", "video", "form", "svg")
_TITLED: Final = ("tabitem", "tab", "accordion", "expandable", "card", "step")


@dataclass
class _Work:
    """The links that are open, and what is to be said."""

    notes: list[Note] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def say(self, code: str, **params: object) -> None:
        note = lost(code, **params)
        if note not in self.notes:
            self.notes.append(note)


def to_ours(text: str, *, wrapped: bool = False) -> tuple[str, tuple[Note, ...]]:
    """The text as our reader takes it, and what could not be kept. ``wrapped``: a line break in it may mean nothing."""
    work = _Work()
    parts = [part if code else _change(_unwrap(part) if wrapped else part, work) for code, part in _split(text)]
    return "\n".join(parts), tuple(work.notes)


def _unwrap(text: str) -> str:
    """Paragraphs in one line that were broken where an editor's window ended: customers would see each break."""
    out: list[str] = []
    last = ""
    for line in text.split("\n"):
        goes_on = len(last.strip()) >= _WRAPPED and not last.endswith(("  ", "\\")) and not _OWN_LINE.match(last)
        if goes_on and line.strip() and not _BEGINS.match(line):
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
        last = line
    return "\n".join(out)


def _split(text: str) -> Iterator[tuple[bool, str]]:
    """Code in fences, and what stands between."""
    held: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not fence and found:
            yield False, "\n".join(held)
            held, fence = [line], found[1]
        elif fence and found and found[1] == fence:
            yield True, "\n".join((*held, line))
            held, fence = [], ""
        else:
            held.append(line)
    yield bool(fence), "\n".join(held)


def _change(text: str, work: _Work) -> str:
    codes: list[str] = []
    said = _CODE.sub(lambda found: _mask(found, codes), _without_comments(text))
    said = _TITLE_OF.sub(lambda found: f"[{_to_words(found[1])}]({found[1]})", said)
    said = _change_tags(said, work)
    said = "\n".join(_change_lines(said.split("\n"), work))
    said = _SHORTCODE.sub(lambda found: _replace_code(found, work), said)
    said = _WIKI.sub(lambda found: _wiki(found, work), _MARK.sub("", said))
    said = _LINK.sub(lambda found: _link(found, work), said)
    return _MASK.sub(lambda found: codes[int(found[1])] if int(found[1]) < len(codes) else "", said)


def _to_words(path: str) -> str:
    """What a link to a page may say that leaves its title to the generator."""
    return unquote(path.partition("#")[0].rpartition("/")[2].partition(".")[0]).replace("-", " ").replace("_", " ")


def _mask(found: re.Match[str], codes: list[str]) -> str:
    """Code in a line stays as it is, whatever it looks like."""
    codes.append(found.group())
    return f"\x00{len(codes) - 1}\x00"


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find(_COMMENT, at)) >= 0:
        end = text.find("-->", start)
        kept.append(text[at:start])
        at = len(text) if end < 0 else end + 3
    return "".join((*kept, text[at:]))


def _change_tags(text: str, work: _Work) -> str:
    kept, at = [], 0
    while found := _TAG.search(text, at):
        kept.append(text[at : found.start()])
        closes, name, rest = bool(found[1]), found[2].lower(), found[3]
        at = found.end()
        if name in _WHOLE and not closes:
            end = text.find(f"</{name}", at)
            close = text.find(">", end) if end >= 0 else -1
            whole = text[found.start() : close + 1] if close >= 0 else found.group()
            at = close + 1 if close >= 0 else at
            made, notes = html_to_markdown(whole) if name not in ("script", "style", "svg", "form") else ("", ())
            work.notes += [note for note in notes if note not in work.notes]
            kept.append(f"\n\n{made}\n\n")
        else:
            kept.append(_tag(found.group(), name, rest, closes, work))
    return "".join((*kept, text[at:]))


def _tag(whole: str, name: str, rest: str, closes: bool, work: _Work) -> str:
    values = {key: one or other for key, one, other in _VALUE.findall(rest)}
    if name == "br":
        return "\n"
    if name == "hr":
        return "\n\n---\n\n"
    if name == "img":
        return f"![{values.get('alt', '')}]({values.get('src', '')})"
    if name == "a":
        return _anchor(values, closes, work)
    if name in _BOLD:
        edge = "\n\n" if name == "summary" else ""
        return f"**{edge}" if closes else f"{edge}**"
    if name in ("i", "em"):
        return "*"
    if name in ("code", "kbd", "tt"):
        return "`"
    if name == "li":
        return "" if closes else "\n- "
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return "\n\n" if closes else f"\n\n{'#' * int(name[1])} "
    if name in _TITLED and not closes:
        work.say("tabs")
        words = values.get("label") or values.get("title") or values.get("value") or ""
        return f"\n\n**{words}**\n\n" if words else "\n\n"
    if name in (*_BLOCK, *_TITLED, "tabs"):
        return "\n\n"
    if name.startswith(("http", "mailto")) or "@" in rest or ":" in rest[:3]:
        return whole  # an address in angles
    return ""


def _anchor(values: dict[str, str], closes: bool, work: _Work) -> str:
    if not closes:
        work.links.append(values.get("href", ""))
        return "[" if values.get("href") else ""
    url = work.links.pop() if work.links else ""
    return f"]({url})" if url else ""


def _change_lines(lines: list[str], work: _Work) -> Iterator[str]:
    """Boxes, tabs and imports; what is indented under a tab or a box comes out."""
    inside = False
    for line in _without_contents(lines, work):
        tab, box = _TAB.match(line), _BOX.match(line)
        if _IMPORT.match(line):
            work.say("include", name=line.split("from ")[-1].strip(" ;'\"")[:80])
        elif tab:
            work.say("tabs")
            inside = True
            yield from ("", f"**{tab[1]}**", "")
        elif box and line.lstrip().startswith((":::", "!!!", "???")):
            inside = line.lstrip().startswith(("!!!", "???"))
            yield ""
            if box[2].strip():
                yield from (f"**{box[2].strip()}**", "")
        else:
            inside = inside and (not line.strip() or line.startswith("    "))
            said = line[4:] if inside and line.startswith("    ") else line
            yield _CALLOUT.sub("> ", said)


def _without_contents(lines: list[str], work: _Work) -> Iterator[str]:
    """Without a list of the article's own headings, and without the words that announce it."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (_CONTENTS.match(lines[end]) or (end > at and not lines[end].strip())):
            end += 1
        listed = sum(bool(lines[place].strip()) for place in range(at, end))
        if listed > 1:
            work.say("anchor")
            at = end
            continue
        ahead = next((place for place in range(at + 1, len(lines)) if lines[place].strip()), len(lines))
        announces = lines[at].rstrip().endswith(":") and len(lines[at]) <= _SHORT
        if not (
            announces and all(place < len(lines) and _CONTENTS.match(lines[place]) for place in (ahead, ahead + 1))
        ):
            yield lines[at]
        at += 1


def _replace_code(found: re.Match[str], work: _Work) -> str:
    """What a sign of a site generator becomes: its words where it has some; what it would do is said."""
    inside = (found[1] or found[2] or "").strip(" <>%{}-/")
    word = inside.partition(" ")[0].lower()
    if found[1] and _VARIABLE.match(inside):
        work.say("variable", name=inside[:80])
        return inside
    if word.startswith(("end", "note", "alert", "callout", "raw", "br")):
        return ""
    if word in ("cut", "collapse", "details", "expand", "tab"):
        title = _TITLED_CUT.search(inside)
        return f"\n\n**{title[1]}**\n\n" if title else ""
    if word in ("list", "tabs"):
        work.say("tabs")
    elif word in ("if", "else", "elif", "elsif", "unless", "changelog"):
        work.say("variant")
    else:
        work.say("include", name=inside[:80])
    return ""


def _wiki(found: re.Match[str], work: _Work) -> str:
    target, bar, words = found[2].partition("|")
    if found[1]:
        work.say("picture", name=target[:80])
        return ""
    work.say("inner-link", words=(words if bar else target)[:80])
    return words if bar else target.partition("#")[0] or target.lstrip("#")


def _link(found: re.Match[str], work: _Work) -> str:
    picture, words, target = found[1], found[2], found[3].strip()
    url = target.split(' "')[0].split(" '")[0].strip("<> ")
    scheme = url.partition(":")[0].lower()
    if is_web(url) or (scheme in ("mailto", "tel", "tg") and not picture):
        return f"{picture}[{words}]({url.replace(' ', '%20')})"
    if picture:
        work.say("picture-inside" if scheme == "data" else "picture", name=unquote(url.rpartition("/")[2])[:80])
        return ""
    if url.startswith("#"):
        work.say("anchor")
    else:
        work.say("inner-link", words=words[:80])
    return words
