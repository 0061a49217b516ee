"""Groups: an operators' room, with topics, that can migrate and throw the bot out."""

from __future__ import annotations

from .bot import BotState
from .chats import Chat, Topic
from .errors import migrated
from .forum import open_topic, remove_topic
from .members import RIGHTS, to_own_member
from .methods import kick_refusal
from .types import JsonDict
from .watching import Watcher


class Group(Watcher):
    """A group the bot belongs to and reads in full. People speak in it through `User.sends(…, chat=group)`."""

    def __init__(self, *, bot: BotState, state: Chat) -> None:
        super().__init__(bot=bot, state=state)
        self._creator: JsonDict = {"id": 777_000_001, "is_bot": False, "first_name": "Owner"}

    @property
    def topics(self) -> list[Topic]:
        return list(self.state.topics.values())

    async def creates_topic(self, name: str) -> Topic:
        return open_topic(self.bot, self.state, name=name)

    async def deletes_topic(self, thread: int) -> None:
        """As a person does it: the bot is not told, and meets "message thread not found" later."""
        remove_topic(self.state, thread)
        self.bot.bell.ring()

    async def migrates(self) -> Group:
        """Becomes a supergroup with a new id: the bot is told twice, and the old id refuses from now on."""
        new_id = -1_000_000_000_000 - abs(self.id)
        new_state = self.bot.open_chat(new_id, "supergroup", dict(self.state.names), forum=self.state.forum)
        self.bot.receive(self.state, self._creator, {"migrate_to_chat_id": new_id})
        self.bot.receive(new_state, self._creator, {"migrate_from_chat_id": self.id})
        self.state.refusal = migrated(new_id).refusal
        return Group(bot=self.bot, state=new_state)

    async def promotes_bot(self, **rights: bool) -> None:
        """The bot is an administrator from now on and is told by `my_chat_member`; without rights it may do nothing.

        https://core.telegram.org/bots/api#chatmemberadministrator
        """
        self._tell_rights({name: rights.get(name, False) for name in RIGHTS})

    async def demotes_bot(self) -> None:
        """The bot is a member again."""
        self._tell_rights(None)

    def _tell_rights(self, rights: JsonDict | None) -> None:
        before, self.state.rights, self.state.guarded = self.state.rights, rights, True
        change = {
            "chat": self.state.to_json(),
            "from": self._creator,
            "date": self.bot.seconds(),
            "old_chat_member": to_own_member(self.bot.to_user(), before),
            "new_chat_member": to_own_member(self.bot.to_user(), rights),
        }
        self.bot.tell("my_chat_member", change, chat_key=self.id)

    async def kicks_bot(self) -> None:
        """Sends are refused with 403 and the bot is told by `my_chat_member`."""
        me = self.bot.to_user()
        change = {
            "chat": self.state.to_json(),
            "from": self._creator,
            "date": self.bot.seconds(),
            "old_chat_member": {"user": me, "status": "member"},
            "new_chat_member": {"user": me, "status": "kicked", "until_date": 0},
        }
        self.state.refusal = kick_refusal(self.state.kind)
        self.bot.tell("my_chat_member", change, chat_key=self.id)

    def place(self, thread: int) -> JsonDict:
        """The fields that put a message into a topic. Raises KeyError for an unknown one."""
        topic = self.state.topics[thread]
        return {
            "message_thread_id": topic.id,
            "is_topic_message": True,
            "reply_to_message": dict(self.state.messages[topic.id].payload),
        }
