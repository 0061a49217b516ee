"""Article Markdown as safe HTML, for the page. Nothing a customer typed comes here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

HEADING: Final = "h3"


def render_html(markdown: str) -> str:
    """HTML whose every tag is ours: raw HTML is text, links are http(s) and open elsewhere, images are words."""
    return str(_parser().render(markdown))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.validateLink = is_web_link  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _open_link)
    parser.add_render_rule("image", _name_image)
    parser.add_render_rule("heading_open", _open_heading)
    parser.add_render_rule("heading_close", _close_heading)
    return parser


def is_web_link(url: str) -> bool:
    """Whether the address is absolute and http or https."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def _open_link(render: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    tokens[at].attrSet("rel", "noopener nofollow")
    tokens[at].attrSet("target", "_blank")
    return render.renderToken(tokens, at, options, env)


def _name_image(render: RendererHTML, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    children = tokens[at].children or []
    return render.renderInline([Token("text", "", 0, content=child.content) for child in children], options, env)


def _open_heading(*_: Any) -> str:
    return f"<{HEADING}>"


def _close_heading(*_: Any) -> str:
    return f"</{HEADING}>\n"
