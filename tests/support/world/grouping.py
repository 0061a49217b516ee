"""Teams in the random lives of ``test_laws``: made, left and removed, and chats that go to one."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from bot.core.business import Assignment
from bot.core.desk.teams import Scope
from bot.errors import NotFound, NotWaiting, NotYours
from bot.service.cases import transfer
from bot.service.cases.leading import assigning, moving, releasing
from bot.service.people import teams
from bot.service.people.refusals import AlreadyInTeam, TeamEmpty
from bot.storage.cases import listing
from bot.storage.people import teams as rows
from tests.support.world import laws
from tests.support.world.cast import CHATS, PEOPLE
from tests.support.world.handing import SECRET
from tests.support.world.operators import Operators

SCOPES = st.sampled_from((Scope(), Scope(channels=("paper",)), Scope(languages=("uk",)), Scope(reasons=("requested",))))
MEMBERS = st.lists(PEOPLE, max_size=2)
WHOSE = st.sampled_from((0, 1, None))


class Grouping(Operators):
    """A chat waits for somebody whatever becomes of its team, and no move of it touches a clock."""

    @rule(members=MEMBERS, scope=SCOPES)
    def a_lead_makes_a_team(self, members: list[int], scope: Scope) -> None:
        lead, known = self.world.operators[2], self.world.read(rows.list_teams)
        if len(known) < 2:
            self.token += 1
            number = self.world.write(teams.do_add, lead, f"Team {self.token}")
            self.world.write(teams.do_set_scope, lead, number, scope)
            self.world.write(teams.do_set_members, lead, number, [self.world.operators[one].id for one in members])

    @rule(which=WHOSE, members=MEMBERS, stays=st.booleans())
    def a_lead_changes_or_removes_a_team(self, which: int | None, members: list[int], stays: bool) -> None:
        number, lead = self._team(which), self.world.operators[2]
        if number is not None:
            if stays:
                self.world.write(teams.do_set_members, lead, number, [self.world.operators[one].id for one in members])
            else:
                self.world.write(teams.do_remove, lead, number)

    @rule(person=PEOPLE, chat=CHATS, which=WHOSE)
    def a_chat_goes_to_a_team(self, person: int, chat: str, which: int | None) -> None:
        conversation = self._conversation(chat)
        if conversation is None:
            return
        before = {one["id"]: one for one in self.world.read(laws.read_state).escalations}
        giver, to = self.world.operators[person], self._team(which)
        with suppress(NotYours, NotWaiting, NotFound, TeamEmpty, AlreadyInTeam):
            do = transfer.do_transfer_to_team
            self.world.write(do, self.world.app, giver, conversation["id"], to=to, note=SECRET)
        for case in self.world.read(laws.read_state).escalations:
            for clock in ("opened_at", "waiting_since", "first_reply_at", "answered_at"):
                assert case[clock] == before[case["id"]][clock], "a move to a team touched a clock"

    @rule(which=WHOSE)
    def a_lead_moves_all_to_a_team(self, which: int | None) -> None:
        chats = [row["id"] for row in self.before.conversations]
        with suppress(TeamEmpty):
            to, lead = self._team(which), self.world.operators[2]
            moved = self.world.wait(moving.move_to_team(self.world.app, lead, chats, to=to, note=SECRET))
            assert moved.moved + moved.closed + moved.there == len(chats)

    @rule(seconds=st.sampled_from((0, 60, 600)))
    def the_front_frees_what_waits_for_who_stays_away(self, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        before = {case.id: case for case in self.world.read(listing.list_open_cases)}
        self.world.wait(releasing.release_by(self.world.app, Assignment(everyone_after="1m")))
        for case in self.world.read(listing.list_open_cases):
            was = before[case.id]
            assert case.team_id == was.team_id or (case.team_id is None and not was.team_here)
            assert (case.state, case.waiting_since, case.opened_at) == (was.state, was.waiting_since, was.opened_at)

    @rule(seconds=st.sampled_from((0, 30)))
    def the_desk_gives_a_teams_chats_to_its_members(self, seconds: int) -> None:
        self.world.clock.advance(seconds=seconds)
        before = {case.id: case.person_id for case in self.world.read(listing.list_open_cases)}
        self.world.wait(assigning.assign_by(self.world.app, Assignment(mode="automatic", back_after="")))
        members = {team.id: team.members for team in self.world.read(rows.list_teams)}
        for case in self.world.read(listing.list_open_cases):
            if case.team_id is not None and case.person_id not in (None, before[case.id]):
                assert case.person_id in members[case.team_id], "a team's chat was given to a stranger"

    def _team(self, which: int | None) -> int | None:
        known = self.world.read(rows.list_teams)
        return known[which].id if which is not None and which < len(known) else None

    @invariant()
    def no_case_waits_for_a_team_that_is_gone(self) -> None:
        known = {team.id for team in self.world.read(rows.list_teams)}
        for case in self.world.read(listing.list_open_cases):
            assert case.team_id is None or case.team_id in known
