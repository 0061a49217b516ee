"""Article Markdown as safe HTML, for the pages. Nothing a customer typed comes here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from bot.markup.folds import fold_tokens
from bot.markup.reader import WEB, read_tokens, reader, scheme_of

HEADING: Final = "h3"


def render_html(markdown: str) -> str:
    """HTML whose every tag is ours; links to the web open elsewhere and tell the other site nothing."""
    return str(_renderer().render(read_tokens(markdown), reader().options, {}))


def render_message(markdown: str) -> str:
    """The same as a message shows it: what stands under a heading is folded away."""
    tokens = list(fold_tokens(read_tokens(markdown)))
    return str(_renderer().render(tokens, reader().options, {}))


class _Renderer(RendererHTML):
    """The library finds a rule by the name of the method."""

    def link_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[at]
        if scheme_of(str(token.attrs["href"])) in WEB:
            token.attrSet("rel", "noopener nofollow")
            token.attrSet("target", "_blank")
        return self.renderToken(tokens, at, options, env)

    def heading_open(self, *_: object) -> str:
        return f"<{HEADING}>"

    def heading_close(self, *_: object) -> str:
        return f"</{HEADING}>\n"


@cache
def _renderer() -> RendererHTML:
    return _Renderer()
