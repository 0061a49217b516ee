"""Which function does which job."""

from __future__ import annotations

from bot.core.jobs import Job, JobKind
from bot.service.articles.histories import reading, sorting
from bot.service.articles.imports import running
from bot.service.articles.trying import answer_try
from bot.service.cases.reaching import calling, pushing
from bot.service.cases.together import replying
from bot.service.cases.topics.work import work as work_on_topics
from bot.service.cases.writing import planning
from bot.service.chat import answering
from bot.service.chat.replay.running import answer_replay
from bot.service.chat.told import telling
from bot.service.insights import forecasting, grouping, radar
from bot.service.insights.spikes import watching
from bot.service.outbox import delivery
from bot.service.outbox.mail import sending, to_staff
from bot.service.ports import App, Engine
from bot.worker.loop import FINISHED, Finished, Handler


async def _deliver(app: App, job: Job) -> Finished:
    await delivery.deliver(app, job)
    return FINISHED


async def _send_later(app: App, job: Job) -> Finished:
    await planning.send_due(app, job)
    return FINISHED


async def _send_together(app: App, job: Job) -> None:
    await replying.send_due(app, job)


async def _call(app: App, job: Job) -> None:
    await calling.send_call(app, job)


async def _push(app: App, job: Job) -> None:
    await pushing.send_push(app, job)


async def _mail(app: App, job: Job) -> None:
    await (to_staff.send_to_staff if "staff" in job.payload else sending.send_mail)(app, job)


async def _group(app: Engine, job: Job) -> None:
    await grouping.group_gaps(app, job)


async def _tell(app: Engine, job: Job) -> None:
    await telling.tell_askers(app, job)


async def _forecast(app: Engine, job: Job) -> None:
    await forecasting.forecast(app, job)


async def _look(app: Engine, job: Job) -> None:
    await radar.look(app, job)


async def _watch_spikes(app: Engine, job: Job) -> None:
    await watching.look(app, job)


async def _import(app: App, job: Job) -> None:
    await running.work(app, job)


async def _read_history(app: App, job: Job) -> None:
    await reading.work(app, job)


async def _sort(app: Engine, job: Job) -> None:
    await sorting.sort_history(app, job)


async def _answer(app: Engine, job: Job) -> Finished | None:
    return FINISHED if await answering.answer_next(app, job) else None


FRONT: dict[JobKind, Handler[App]] = {
    JobKind.DELIVER: _deliver,
    JobKind.EDIT: _deliver,
    JobKind.LATER: _send_later,
    JobKind.TOGETHER: _send_together,
    JobKind.CALL: _call,
    JobKind.IMPORT: _import,
    JobKind.HISTORY: _read_history,
}
# with hands of their own: a group whose rate is used up must hold up no delivery
TOPIC: dict[JobKind, Handler[App]] = {JobKind.TOPIC: work_on_topics}
# with hands of its own: a push service that is down must hold up no delivery
PUSH: dict[JobKind, Handler[App]] = {JobKind.PUSH: _push}
MAIL: dict[JobKind, Handler[App]] = {JobKind.MAIL: _mail}  # likewise, for a mail server
ENGINE: dict[JobKind, Handler[Engine]] = {
    JobKind.ANSWER: _answer,
    JobKind.TRY: answer_try,
    JobKind.REPLAY: answer_replay,
    JobKind.TELL: _tell,
    JobKind.GROUP: _group,
    JobKind.SORT: _sort,
    JobKind.FORECAST: _forecast,
    JobKind.RADAR: _look,
    JobKind.SPIKES: _watch_spikes,
}
