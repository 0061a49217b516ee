"""An article as customers would get it, before it is saved."""

from __future__ import annotations

from bot.service.chat.previewing import preview
from bot.service.ports import App
from tests.support.desk_server import PNG

BODY = "It costs **100 UAH**.\n\n## When?\n\nOn the same day.\n\n" + "\n\n".join(
    f"Sentence number {number} says a little more about it all." for number in range(12)
)


def test_the_first_message_answers_and_the_rest_is_one_message_to_unfold(app: App) -> None:
    first, rest = preview(app, title="How much?", body=BODY, language="en")
    assert first.text.startswith("It costs **100 UAH**.\n\n_")
    assert "How much?" in first.text
    assert len(first.buttons) == 4
    assert rest.text.startswith("## When?\n\nOn the same day.")
    assert rest.text.count("Sentence number") == 12
    assert len(rest.buttons) == 1


def test_a_rest_that_is_short_is_not_folded(app: App) -> None:
    _, rest = preview(app, title="How much?", body="100 UAH.\n\nIn cash.\n\n## When?\n\nAt noon.", language="en")
    assert rest.text == "In cash.\n\n**When?**\n\nAt noon."


def test_a_long_rest_without_a_heading_is_folded_under_the_title(app: App) -> None:
    body = "100 UAH.\n\n" + "\n\n".join(f"Sentence number {number} says {'more ' * 20}." for number in range(5))
    _, rest = preview(app, title="How much?", body=body, language="en")
    assert rest.text.startswith("## How much?\n\nSentence number 0")


def test_what_one_message_does_not_take_comes_in_the_next(app: App) -> None:
    sections = "\n\n".join(f"## Part {number}\n\n{'Words of it. ' * 25}" for number in range(20))
    _, *rest = preview(app, title="How much?", body=f"100 UAH.\n\n{sections}", language="en")
    assert len(rest) == 3
    assert all(len(one.text) < 3100 for one in rest)
    assert [len(one.buttons) for one in rest] == [2, 2, 1]


def test_a_text_of_one_paragraph_has_no_more(app: App) -> None:
    (only,) = preview(app, title="", body="Yes.", language="ru")
    assert len(only.buttons) == 3


def test_nothing_is_nothing(app: App) -> None:
    assert preview(app, title="How much?", body="", language="en") == ()


def test_pictures_and_files_stand_under_the_message_they_go_with(app: App) -> None:
    folder = app.articles_folder / "en/delivery"
    folder.mkdir(parents=True)
    (folder / "map.png").write_bytes(PNG)
    body = "Main Street 1.\n\n![The map](map.png)\n\n## Later\n\nSee ![gone](files/gone.png)."
    first, rest = preview(app, title="Where?", body=body, language="en", key="delivery/where")
    assert [(one.name, one.place, one.picture) for one in first.files] == [("The map", "en/delivery/map.png", True)]
    assert "map" not in first.text
    assert rest.files == ()
    assert "gone" in rest.text
