"""A correction reaches the answers that show a statement as it was: once, where the server wants it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import discord
import pytest
import simcord

from bot.discord_bot import Bot
from bot.discord_bot.curating.correcting import Failure, corrections_due, post_corrections
from bot.knowledge import Correction, FactBase
from bot.presenting.wording import wording
from bot.settings import Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import answered, labels, menus, text_of, titles
from tests.discord_bot.test_feedback import bot_of, patient, said
from tests.presenting.sample import NOT_ONE_SOLDIER, NOTHING_RULED_OUT, STATEMENTS, base_of, day

MENDED = Correction(day("2024-11-20"), "The day had been given as 27 February.")
AGAIN = Correction(day("2024-11-22"), "The place had been left out.")


def corrected(*corrections: Correction) -> FactBase:
    """The base with Macron's statement corrected."""
    mended = replace(NOTHING_RULED_OUT, corrections=corrections)
    return base_of(tuple(mended if statement is NOTHING_RULED_OUT else statement for statement in STATEMENTS))


@dataclass
class Desk:
    """A world with a curator, on a server that wants corrections."""

    world: World
    carol: simcord.MemberActor

    @property
    def bot(self) -> Bot:
        return bot_of(self.world)

    def wants(self, wanted: bool = True, *, muted: bool = False) -> None:
        self.bot.memory.records.servers.change(self.world.guild.id, corrections=wanted, muted=muted)

    async def show(self, question: str = "What did Macron say?") -> simcord.ResponseMessage:
        return answered(await self.world.alice.slash(self.world.channel, "ask", question=question))

    async def correct(self, *corrections: Correction) -> Bot:
        """Start the bot anew on a base with corrections."""
        bot = patient(bot_for(corrected(*corrections), self.bot.settings))
        await self.world.env.restart_bot(bot)
        return bot

    async def open(self) -> simcord.ResponseMessage:
        message = answered(await self.carol.slash(self.world.channel, "curate"))
        await self.carol.click(message, label="Corrections")
        return message

    async def post(self) -> simcord.ResponseMessage:
        """Post the first correction there is."""
        message = await self.open()
        [menu] = menus(message).values()
        await self.carol.select(message, [next(iter(menu.values()))])
        [label] = [label for label in labels(message) if label.startswith("Post under")]
        await self.carol.click(message, label=label)
        return message

    def posted(self) -> list[discord.Message]:
        """The corrections in the channel, oldest first."""
        return [message for message in self.world.channel.history() if titles(message) == ["Correction"]]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/bot.sqlite3")
    async with simulated(patient(bot_for(settings=settings))) as world:
        role = world.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
        carol = world.guild.add_member(world.env.create_user("carol"), roles=[role])
        bot_of(world).settings = settings.model_copy(update={"curators": frozenset({carol.id})})
        made = Desk(world, carol)
        made.wants()
        yield made


async def test_a_correction_is_posted_under_the_answers_that_show_what_was_corrected(desk: Desk) -> None:
    shown = [await desk.show(), await desk.show()]
    await desk.show("two")
    await desk.show("who is everyone")
    await desk.correct(MENDED)
    message = await desk.open()
    assert "1 corrected statement stands under older answers" in text_of(message)
    assert "**Emmanuel Macron, February 2024** · 3 answers on 1 server" in text_of(message)
    await desk.post()
    posted = desk.posted()
    assert len(posted) == 3
    references = [each.reference.message_id for each in posted if each.reference is not None]
    assert references[:2] == [each.id for each in shown]
    assert "This answer shows a statement that has been corrected since: Emmanuel Macron, February 2024" in text_of(
        posted[0]
    )
    assert "**20 November 2024**\nThe day had been given as 27 February." in text_of(posted[0])


async def test_what_was_posted_leads_to_the_statement_and_moderators_may_delete_it(desk: Desk) -> None:
    await desk.show()
    await desk.correct(MENDED)
    await desk.post()
    [posted] = desk.posted()
    assert labels(posted) == ["As it stands now", "Delete"]
    opened = await desk.world.bob.click(posted, label="As it stands now")
    assert "Correction, 20 November 2024" in text_of(answered(opened))
    assert said(await desk.world.bob.click(posted, label="Delete")).startswith("Only whoever asked, and moderators")
    await desk.carol.click(posted, label="Delete")
    assert desk.posted() == []


async def test_it_is_posted_once(desk: Desk) -> None:
    await desk.show()
    await desk.correct(MENDED)
    message = await desk.post()
    assert "Posted under 1 answer." in text_of(message)
    await desk.carol.click(message, label="Corrections")
    assert "Nothing to post" in text_of(message)
    await desk.correct(MENDED)
    assert "Nothing to post" in text_of(await desk.open())
    assert len(desk.posted()) == 1


async def test_a_second_correction_is_posted_alone(desk: Desk) -> None:
    await desk.show()
    await desk.correct(MENDED)
    await desk.post()
    await desk.correct(MENDED, AGAIN)
    await desk.post()
    first, second = (text_of(each) for each in desk.posted())
    assert "left out" not in first
    assert "left out" in second
    assert "27 February" not in second


async def test_an_answer_that_shows_the_correction_itself_gets_none(desk: Desk) -> None:
    await desk.correct(MENDED)
    await desk.show()
    assert "Nothing to post" in text_of(await desk.open())


async def test_two_who_press_at_once_post_once(desk: Desk) -> None:
    await desk.show()
    bot = await desk.correct(MENDED)
    [due] = corrections_due(bot.memory.records, bot.library.base)
    both = await asyncio.gather(post_corrections(bot, due), post_corrections(bot, due))
    await desk.world.env.settle()
    assert sorted((outcomes.get(None, 0), outcomes.get(Failure.CLAIMED, 0)) for outcomes in both) == [(0, 1), (1, 0)]
    assert len(desk.posted()) == 1


async def test_a_server_that_does_not_want_corrections_gets_none(desk: Desk) -> None:
    await desk.show()
    await desk.correct(MENDED)
    message = await desk.open()
    [menu] = menus(message).values()
    await desk.carol.select(message, [next(iter(menu.values()))])
    desk.wants(False)
    await desk.carol.click(message, label="Post under 1 answer")
    assert desk.posted() == []
    assert text_of(message) == "Corrections\nThat is not kept any more."
    assert "Nothing to post" in text_of(await desk.open())


async def test_nothing_is_posted_where_the_bot_is_muted_or_in_direct_messages(desk: Desk) -> None:
    await desk.world.alice.user.slash("ask", question="What did Macron say?")
    await desk.show()
    desk.wants(muted=True)
    await desk.correct(MENDED)
    assert "Nothing to post" in text_of(await desk.open())


async def test_a_deleted_answer_is_named_and_forgotten(desk: Desk) -> None:
    gone = await desk.show()
    await desk.show()
    await desk.correct(MENDED)
    # So Discord refuses a reply to a message that is not there; the simulated one takes it.
    unknown = "Invalid Form Body\nIn message_reference: Unknown message"
    desk.world.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message=unknown)
    message = await desk.post()
    assert "Posted under 1 answer. Not posted under 1 answer: deleted since." in text_of(message)
    assert desk.bot.memory.records.shown.of(gone.id) is None


async def test_where_the_bot_may_not_write_it_says_so_and_can_try_again(desk: Desk) -> None:
    await desk.show()
    await desk.correct(MENDED)
    desk.world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    message = await desk.post()
    assert "Posted under 0 answers. Not posted under 1 answer: I may not write there." in text_of(message)
    await desk.carol.click(message, label="Post under 1 answer")
    assert "Posted under 1 answer." in text_of(message)
    assert len(desk.posted()) == 1


async def test_where_discord_fails_it_can_be_tried_again(desk: Desk) -> None:
    await desk.show()
    await desk.correct(MENDED)
    desk.world.env.inject_error("POST", "/channels/*/messages", status=500)
    assert "Discord failed; try again later" in text_of(await desk.post())
    await desk.post()
    assert len(desk.posted()) == 1


async def test_a_correction_is_in_the_language_and_style_of_the_server(desk: Desk) -> None:
    desk.bot.memory.records.servers.change(desk.world.guild.id, language="de", style="cards")
    await desk.show()
    bot = await desk.correct(MENDED)
    [due] = corrections_due(bot.memory.records, bot.library.base)
    await post_corrections(bot, due)
    await desk.world.env.settle()
    [posted] = [each for each in desk.world.channel.history() if each.reference is not None]
    assert posted.flags.components_v2
    assert wording("de")("correction.title") in str([component.to_dict() for component in posted.components])


async def test_a_button_for_another_statement_posts_nothing(desk: Desk) -> None:
    await desk.show("two")
    await desk.correct(MENDED)
    message = await desk.open()
    [menu] = menus(message).values()
    assert len(menu) == 1
    assert NOT_ONE_SOLDIER.id not in menu
    await desk.carol.select(message, [next(iter(menu.values()))])
    await desk.correct()
    await desk.carol.click(message, label="Post under 1 answer")
    assert "That is not kept any more." in text_of(message)
    assert desk.posted() == []
