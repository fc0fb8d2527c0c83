"""What readers say of answers: useful or not, and what is wrong with a statement."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord

from bot.discord_bot import Bot
from bot.discord_bot.limits import Allowance, Limits
from bot.presenting.presses import Vote, Wrong
from bot.presenting.state import code
from bot.records import MOST_OPEN_REPORTS, Report, Tally
from bot.settings import Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import answered, blank, components, text_of
from tests.presenting.sample import NOTHING_RULED_OUT, STATEMENTS, base_of

USEFUL = "Noted: you find this useful. The same button takes it back."
NOT_USEFUL = "Noted: you do not find this useful. The same button takes it back."
TAKEN_BACK = "Taken back: you have no vote on this answer now."
GONE = "That is no longer in my base. Please ask again."


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with simulated(patient(bot_for())) as made:
        yield made


def patient(bot: Bot) -> Bot:
    """A bot that lets everybody press as often as a test needs."""
    bot.limits = Limits(person=Allowance(1000, 60))
    return bot


def bot_of(world: World) -> Bot:
    assert isinstance(world.env.bot, Bot)
    return world.env.bot


async def ask(world: World, question: str = "What did Macron say?") -> simcord.ResponseMessage:
    return answered(await world.alice.slash(world.channel, "ask", question=question))


def said(pressed: simcord.InteractionResult) -> str:
    assert pressed.ephemeral
    return text_of(answered(pressed))


def tally(world: World, message: simcord.ResponseMessage) -> Tally:
    return bot_of(world).memory.records.votes.tally(message.id)


def reports(world: World) -> list[Report]:
    return list(bot_of(world).memory.records.reports.list())


async def report(world: World, message: simcord.ResponseMessage, what: str, source: str = "") -> str:
    shown = await world.bob.click(message, label="Wrong?")
    return said(await world.bob.submit_modal(shown, {blank(shown): what, blank(shown, 1): source}))


def change_button(world: World, message: simcord.ResponseMessage, old: str, new: str) -> None:
    """Make a button of a message one that the bot never made."""
    stored = world.env.backend.get_message(message.channel_id, message.id)
    for row in stored.components:
        for component in row["components"]:
            if component["custom_id"] == old:
                component["custom_id"] = new


async def test_a_vote_counts_and_says_so_to_the_voter_alone(world: World) -> None:
    message = await ask(world)
    assert said(await world.bob.click(message, label="Useful")) == USEFUL
    assert said(await world.alice.click(message, label="Not useful")) == NOT_USEFUL
    assert tally(world, message) == Tally(useful=1, not_useful=1)


async def test_a_vote_is_changed_by_the_other_button_and_taken_back_by_the_same(world: World) -> None:
    message = await ask(world)
    presses = [("Useful", USEFUL), ("Not useful", NOT_USEFUL), ("Not useful", TAKEN_BACK), ("Useful", USEFUL)]
    for label, expected in presses:
        assert said(await world.bob.click(message, label=label)) == expected
    assert tally(world, message) == Tally(useful=1, not_useful=0)


async def test_votes_are_for_the_statement_or_for_the_list(world: World) -> None:
    await world.bob.click(await ask(world), label="Useful")
    await world.bob.click(await ask(world, "who is everyone"), label="Not useful")
    assert bot_of(world).memory.records.votes.by_subject() == [
        ("list", Tally(0, 1)),
        (NOTHING_RULED_OUT.id, Tally(1, 0)),
    ]


async def test_a_vote_is_still_known_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/bot.sqlite3")
    async with simulated(bot_for(settings=settings)) as world:
        message = await ask(world)
        await world.bob.click(message, label="Useful")
        await world.env.restart_bot(bot_for(settings=settings))
        assert said(await world.bob.click(message, label="Useful")) == TAKEN_BACK
        assert tally(world, message) == Tally(0, 0)


async def test_a_vote_for_what_was_never_shown_is_refused(world: World) -> None:
    message = await ask(world)
    old = str(Vote(True, code(NOTHING_RULED_OUT.id)))
    for subject in ("", "zzzzzzzz", "profile", "x" * 80):
        new = str(Vote(True, subject))
        change_button(world, message, old, new)
        assert said(await world.bob.click(message, custom_id=new)) == GONE
        old = new
    assert bot_of(world).memory.records.votes.by_subject() == []


async def test_records_that_cannot_be_used_are_named_and_nothing_else_breaks(tmp_path: Path) -> None:
    place = tmp_path / "not-a-database"
    place.write_bytes(b"just some bytes, long enough to be no SQLite file at all" * 20)
    async with simulated(bot_for(settings=Settings(database_url=f"sqlite:///{place}"))) as world:
        message = await ask(world)
        pressed = await world.bob.click(message, label="Useful")
        assert said(pressed) == "I cannot reach what I remember at the moment. Please try again later."


async def test_what_is_wrong_is_reported_with_its_source(world: World) -> None:
    message = await ask(world)
    thanks = await report(world, message, "  It was\n27 February ", "https://example.org/page")
    assert thanks.startswith("Thank you. A curator will look at it.")
    [kept] = reports(world)
    assert (kept.statement_id, kept.what, kept.source) == (
        NOTHING_RULED_OUT.id,
        "It was 27 February",
        "https://example.org/page",
    )
    assert str(world.bob.id) not in str(kept)


async def test_a_source_may_be_left_out(world: World) -> None:
    await report(world, await ask(world), "The place is wrong")
    assert reports(world)[0].source is None


@pytest.mark.parametrize("what", ["   ", "\u200b\u200b", "?!", "\n"])
async def test_a_report_that_says_nothing_is_politely_refused(world: World, what: str) -> None:
    assert await report(world, await ask(world), what) == "Please say in a few words what is wrong."
    assert reports(world) == []


async def test_nobody_has_more_than_twenty_open_reports(world: World) -> None:
    records = bot_of(world).memory.records
    message = await ask(world)
    for number in range(MOST_OPEN_REPORTS):
        records.reports.add("x", str(number), None, records.person(world.bob.id))
    assert await report(world, message, "one more") == (
        "You have 20 open reports already. Please wait until the curators have looked at some of them."
    )
    assert len(reports(world)) == MOST_OPEN_REPORTS


async def test_a_statement_that_has_left_the_base_cannot_be_reported(world: World) -> None:
    message = await ask(world)
    shown = await world.bob.click(message, label="Wrong?")
    remaining = tuple(statement for statement in STATEMENTS if statement is not NOTHING_RULED_OUT)
    await world.env.restart_bot(patient(bot_for(base_of(remaining))))
    assert said(await world.bob.submit_modal(shown, {blank(shown): "wrong", blank(shown, 1): ""})) == GONE
    assert said(await world.bob.click(message, label="Wrong?")) == GONE


async def test_a_form_opened_before_a_restart_still_works(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/bot.sqlite3")
    async with simulated(bot_for(settings=settings)) as world:
        shown = await world.bob.click(await ask(world), label="Wrong?")
        await world.env.restart_bot(bot_for(settings=settings))
        assert said(await world.bob.submit_modal(shown, {blank(shown): "wrong", blank(shown, 1): ""})).startswith(
            "Thank you."
        )
        assert [kept.what for kept in reports(world)] == ["wrong"]


async def test_a_report_on_no_statement_at_all_is_refused(world: World) -> None:
    message = await ask(world)
    change_button(world, message, str(Wrong(code(NOTHING_RULED_OUT.id))), str(Wrong("zzzzzzzz")))
    assert said(await world.bob.click(message, custom_id=str(Wrong("zzzzzzzz")))) == GONE


async def test_a_list_cannot_be_called_wrong_as_a_whole(world: World) -> None:
    listed = await ask(world, "who is everyone")
    assert "Wrong?" not in [component.get("label") for component in components(listed)]
