"""The table of pages. Every one is behind the door; what a role may not see, the services refuse."""
# No `from __future__ import annotations`: FastAPI reads the annotations of these inner functions.

from collections.abc import Awaitable, Callable

from fastapi import Request

from bot.desk.admin.results_page import draw_results
from bot.desk.admin.settings_page import draw_settings
from bot.desk.admin.start_page import draw_start
from bot.desk.admin.teams_page import draw_teams
from bot.desk.frame.base import Desk
from bot.desk.frame.ids import to_id
from bot.desk.frame.layout import frame
from bot.desk.frame.page import DeskPage, draw_missing, draw_page
from bot.desk.frame.visit import Visit
from bot.desk.inbox.board.page import BoardPage
from bot.desk.inbox.column.views import read_path
from bot.desk.inbox.letters.page import draw_letters
from bot.desk.inbox.workspace import Workspace
from bot.desk.insight_pages import list_insights
from bot.desk.insights.reports.by_page import draw_by
from bot.desk.insights.reports.chats_page import draw_chats
from bot.desk.insights.reports.overview_page import draw_overview
from bot.desk.insights.reviews.cards_page import draw_cards
from bot.desk.insights.reviews.drawing_page import draw_drawing
from bot.desk.insights.reviews.quality_page import draw_quality
from bot.desk.insights.reviews.queue_page import draw_queue
from bot.desk.insights.reviews.review_page import draw_review
from bot.desk.insights.spikes.list_page import draw_spikes
from bot.desk.insights.spikes.page import draw_spike
from bot.desk.insights.staffing.page import draw_staffing
from bot.desk.people.behalf_page import draw_behalf
from bot.desk.people.group_page import draw_group
from bot.desk.people.people_page import draw_people
from bot.desk.people.profile_page import draw_profile
from bot.desk.replies.snippets_page import draw_snippets
from bot.desk.studio.article.page import ArticlePage
from bot.desk.studio.editing.begun import Begun
from bot.desk.studio.editing.begun_of_gap import BegunOfGap
from bot.desk.studio.editing.begun_of_history import BegunOfHistory
from bot.desk.studio.histories.page import HistoryPage
from bot.desk.studio.importing.page import ImportPage
from bot.desk.studio.merging.page import draw_merge
from bot.desk.studio.shelf.page import draw_articles
from bot.desk.studio.shelf.sides_page import draw_sides
from bot.desk.studio.shelf.topics_page import draw_topics
from bot.desk.studio.trying.page import draw_try
from bot.desk.tuning.phrases_page import draw_phrases
from bot.desk.tuning.sureness_page import draw_sureness
from bot.desk.tuning.words_page import draw_words
from bot.service.cases.leading.board import check_board

Builder = Callable[..., Awaitable[None]]
PATHS = (
    "/",
    "/chat/{conversation_id}",
    "/board",
    "/staffing",
    "/spikes",
    "/spikes/one",
    "/articles",
    "/articles/edit",
    "/articles/import",
    "/articles/topics",
    "/articles/history",
    "/articles/try",
    "/articles/sides",
    "/articles/merge",
    "/answers",
    "/gaps",
    "/gaps/group",
    "/gaps/wordings",
    "/week",
    "/radar",
    "/numbers",
    "/numbers/chats",
    "/numbers/by",
    "/numbers/reviews",
    "/reviews",
    "/reviews/cards",
    "/reviews/drawing",
    "/reviews/{case_id}",
    "/snippets",
    "/results",
    "/teams",
    "/telegram",
    "/letters",
    "/telegram/account",
    "/people",
    "/settings",
    "/settings/sure",
    "/settings/words",
    "/settings/phrases",
    "/start",
    "/profile",
    "/{rest:path}",
)


def add_pages(desk: Desk) -> None:
    """Register every page with NiceGUI."""

    async def queue(request: Request) -> None:
        await draw_page(desk, request, lambda visit: _draw_workspace(visit, request), page="queue")

    async def chat(request: Request, conversation_id: str) -> None:  # noqa: ARG001 read from the path
        await draw_page(desk, request, lambda visit: _draw_workspace(visit, request), page="queue")

    def of_teams(draw: Callable[[Visit], Awaitable[None]]) -> Builder:
        async def build(request: Request) -> None:
            await draw_page(desk, request, draw, page="teams")

        return build

    async def snippets(request: Request) -> None:
        await draw_page(desk, request, draw_snippets, page="snippets")

    async def results(request: Request) -> None:
        await draw_page(desk, request, draw_results, page="results")

    async def letters(request: Request, state: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_letters(visit, state), page="teams")

    async def people(request: Request) -> None:
        await draw_page(desk, request, draw_people, page="people")

    async def profile(request: Request) -> None:
        await draw_page(desk, request, draw_profile, page="profile")

    async def missing(request: Request, rest: str) -> None:  # noqa: ARG001 FastAPI's name
        await draw_page(desk, request, draw_missing, page="")

    builders: tuple[Builder, ...] = (
        queue,
        chat,
        *_leading(desk),
        *_studio(desk),
        *_numbers(desk),
        *_reviews(desk),
        snippets,
        results,
        of_teams(draw_teams),
        of_teams(draw_group),
        letters,
        of_teams(draw_behalf),
        people,
        *_business(desk),
        profile,
        missing,
    )
    for path, builder in zip(PATHS, builders, strict=True):
        DeskPage(path, response_timeout=20)(builder)


def _leading(desk: Desk) -> tuple[Builder, ...]:
    """The board and what is reached from it."""

    async def board(request: Request, person: str = "", team: str = "") -> None:
        chosen = to_id(person) or -to_id(team)
        await draw_page(desk, request, lambda visit: _draw_board(visit, chosen), page="board")

    async def staffing(request: Request, team: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_staffing(visit, to_id(team) or None), page="board")

    async def spikes(request: Request) -> None:
        await draw_page(desk, request, draw_spikes, page="board")

    async def spike(request: Request, id: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_spike(visit, to_id(id)), page="board")

    return board, staffing, spikes, spike


def _business(desk: Desk) -> tuple[Builder, ...]:
    """What is the business's own, and how it begins."""

    async def settings(request: Request) -> None:
        await draw_page(desk, request, draw_settings, page="settings")

    async def sureness(request: Request) -> None:
        await draw_page(desk, request, draw_sureness, page="settings")

    async def words(request: Request, key: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_words(visit, key), page="settings")

    async def phrases(request: Request) -> None:
        await draw_page(desk, request, draw_phrases, page="settings")

    async def start(request: Request) -> None:
        await draw_page(desk, request, draw_start, page="settings")

    return settings, sureness, words, phrases, start


def _numbers(desk: Desk) -> tuple[Builder, ...]:
    """What happened over time."""

    async def numbers(request: Request) -> None:
        await draw_page(desk, request, lambda visit: draw_overview(visit, request.query_params), page="board")

    async def chats(request: Request) -> None:
        await draw_page(desk, request, lambda visit: draw_chats(visit, request.query_params), page="board")

    async def by(request: Request) -> None:
        await draw_page(desk, request, lambda visit: draw_by(visit, request.query_params), page="board")

    return numbers, chats, by


def _reviews(desk: Desk) -> tuple[Builder, ...]:
    """How well colleagues answered."""

    async def quality(request: Request) -> None:
        await draw_page(desk, request, lambda visit: draw_quality(visit, request.query_params), page="board")

    async def queue(request: Request) -> None:
        await draw_page(desk, request, draw_queue, page="board")

    async def cards(request: Request) -> None:
        await draw_page(desk, request, draw_cards, page="board")

    async def drawn(request: Request) -> None:
        await draw_page(desk, request, draw_drawing, page="board")

    async def review(request: Request, case_id: str) -> None:
        await draw_page(desk, request, lambda visit: draw_review(visit, to_id(case_id)), page="board")

    return quality, queue, cards, drawn, review


def _studio(desk: Desk) -> tuple[Builder, ...]:
    """The articles, and what became of them."""

    async def articles(request: Request) -> None:
        await draw_page(desk, request, lambda visit: draw_articles(visit, request.query_params), page="articles")

    async def article(request: Request, key: str = "", language: str = "", gap: str = "", reply: str = "") -> None:
        topic = request.query_params.get("history", "")

        def draw(visit: Visit) -> Awaitable[None]:
            begun: Begun | None = None
            if to_id(gap) and not key:
                begun = BegunOfGap(visit, to_id(gap), reply=to_id(reply))
            elif to_id(topic) and not key:
                begun = BegunOfHistory(visit, to_id(topic), reply=to_id(reply), language=language)
            renamed = request.query_params.get("renamed", "")
            return ArticlePage(visit, key, language, begun=begun, renamed=renamed).build()

        await draw_page(desk, request, draw, page="articles")

    async def importing(request: Request, number: str = "") -> None:
        await draw_page(desk, request, lambda visit: ImportPage(visit, to_id(number)).build(), page="articles")

    async def topics(request: Request) -> None:
        await draw_page(desk, request, draw_topics, page="articles")

    async def history(request: Request, number: str = "") -> None:
        await draw_page(desk, request, lambda visit: HistoryPage(visit, to_id(number)).build(), page="articles")

    async def trying(request: Request) -> None:
        await draw_page(desk, request, draw_try, page="articles")

    async def beside(request: Request, key: str = "", language: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_sides(visit, key, language), page="articles")

    async def merge(request: Request, kept: str = "", other: str = "") -> None:
        await draw_page(desk, request, lambda visit: draw_merge(visit, kept, other), page="articles")

    return articles, article, importing, topics, history, trying, beside, merge, *list_insights(desk)


async def _draw_workspace(visit: Visit, request: Request) -> None:
    with frame(visit, page="queue", wide=True):
        await Workspace(visit, read_path(f"{request.url.path}?{request.url.query}")).build()


async def _draw_board(visit: Visit, chosen: int) -> None:
    check_board(visit.person)
    with frame(visit, page="board"):
        await BoardPage(visit, chosen).build()
