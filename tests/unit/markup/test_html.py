"""Articles become safe HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup.html import render_html

TAGS = {
    "p", "strong", "em", "a", "ul", "ol", "li", "h3", "code", "pre", "blockquote", "br", "hr", "table", "thead",
    "tbody", "tr", "th", "td", "s",
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
            href = str(attributes["href"]).lower()
            assert href.startswith(("http://", "https://", "tg://", "mailto:", "tel:"))
            if href.startswith("http"):
                assert (attributes["rel"], attributes["target"]) == ("noopener nofollow", "_blank")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "/desk", "../delivery/cost.md", "mailto:",
     "vbscript:x", "JaVaScRiPt:alert(1)", "https://"]
)  # fmt: skip
def test_an_address_that_opens_nowhere_is_its_words(address: str) -> None:
    assert render_html(f"[here]({address})") == "<p>here</p>\n"


@pytest.mark.parametrize("address", ["mailto:a@b.c", "tel:+380441234567"])
def test_a_number_and_a_mail_address_are_links_that_stay_here(address: str) -> None:
    assert render_html(f"[us]({address})") == f'<p><a href="{address}">us</a></p>\n'


def test_a_link_opens_apart_and_tells_the_other_site_nothing() -> None:
    assert render_html("[us](https://lumiflor.example)") == (
        '<p><a href="https://lumiflor.example" rel="noopener nofollow" target="_blank">us</a></p>\n'
    )


def test_raw_html_is_text() -> None:
    assert render_html("<b>bold</b>") == "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"


def test_headings_are_all_of_one_size_and_pictures_are_links_to_them() -> None:
    assert render_html("# Title") == "<h3>Title</h3>\n"
    assert render_html("![a picture](https://a.b/c.png)") == (
        '<p><a href="https://a.b/c.png" rel="noopener nofollow" target="_blank">a picture</a></p>\n'
    )
    assert render_html("![a picture](c.png)") == "<p>a picture</p>\n"
