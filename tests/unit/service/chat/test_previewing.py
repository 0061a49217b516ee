"""An article as customers would get it, before it is saved."""

from __future__ import annotations

from bot.service.chat.previewing import preview
from bot.service.ports import App
from tests.support.desk_server import PNG

BODY = "It costs **100 UAH**.\n\n## When?\n\nOn the same day.\n\n" + "\n\n".join(
    f"Sentence number {number} says a little more about it all." for number in range(12)
)


def test_the_first_message_answers_and_the_rest_comes_in_readable_pieces(app: App) -> None:
    first, *rest = preview(app, title="How much?", body=BODY, language="en")
    assert first.text.startswith("It costs **100 UAH**.\n\n_")
    assert "How much?" in first.text
    assert len(first.buttons) == 4
    assert "**When?**" in rest[0].text
    assert all(len(one.text) <= 400 for one in rest)
    assert [len(one.buttons) for one in rest] == [*(2 for _ in rest[1:]), 1]
    assert sum(one.text.count("Sentence number") for one in rest) == 12


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
