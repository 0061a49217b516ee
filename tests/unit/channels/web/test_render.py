"""Articles become safe HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.render import render_html

TAGS = {
    "p", "strong", "em", "a", "ul", "ol", "li", "h3", "code", "pre", "blockquote", "br", "hr", "table", "thead",
    "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"href", "title", "rel", "target", "start", "class", "style"}


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def read(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Reader()
    reader.feed(html)
    return reader.found


MARKS = st.lists(
    st.sampled_from(
        ["<script>", "<img src=x onerror=alert(1)>", "](javascript:alert(1))", "[x", "![", "**", "\n", "`", "# ", "- ",
         "<http://a.b>", "](https://a.b \"t\")", "&lt;", "](data:text/html,x)", "|", "text"]
    )
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), MARKS))
def test_every_tag_and_link_is_harmless(markdown: str) -> None:
    for tag, attributes in read(render_html(markdown)):
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES
        if tag == "a":
            assert str(attributes["href"]).lower().startswith(("http://", "https://"))
            assert (attributes["rel"], attributes["target"]) == ("noopener nofollow", "_blank")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/desk", "mailto:a@b.c", "vbscript:x"]
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert read(render_html(f"[here]({address})")) == [("p", {})]


def test_raw_html_is_text() -> None:
    assert render_html("<b>bold</b>") == "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"


def test_headings_are_all_of_one_size_and_images_are_their_words() -> None:
    assert render_html("# Title") == "<h3>Title</h3>\n"
    assert render_html("![a picture](https://a.b/c.png)") == "<p>a picture</p>\n"
