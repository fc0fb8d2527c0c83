"""The curators' desk: who may sit there, what lies on it, and what becomes of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_bot import Bot
from bot.discord_bot.curating.exporting import declined_lines, queue_as_csv, queue_as_json
from bot.discord_bot.curating.screens import number_and_page
from bot.discord_bot.limits import Limits
from bot.knowledge import load_fact_base
from bot.presenting.presses import Do
from bot.presenting.text import clean, cut
from bot.records import Question, Records
from bot.settings import Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import answered, blank, labels, menus, text_of, titles
from tests.discord_bot.test_feedback import bot_of, change_button, patient, said
from tests.knowledge.bases import SMALL
from tests.presenting.sample import NOT_ONE_SOLDIER, NOTHING_RULED_OUT

FORBIDDEN = "Only the curators of this bot can use this."
BEFORE = "Somebody has settled this already."


@dataclass
class Desk:
    """A world with two curators. Alice and Bob are none."""

    world: World
    carol: simcord.MemberActor
    dora: simcord.MemberActor

    @property
    def records(self) -> Records:
        return bot_of(self.world).memory.records

    def ask(self, text: str, *people: str, reason: str = "no_statement") -> Question:
        """Put a question into the queue, asked by these people."""
        kept = [self.records.questions.add(text, text, reason, "en", person) for person in people or ("one",)]
        assert kept[-1] is not None
        return kept[-1]

    def report(self, what: str, statement: str = NOTHING_RULED_OUT.id, source: str | None = None) -> None:
        assert self.records.reports.add(statement, what, source, "one") is not None

    async def open(self, *labels: str, by: simcord.MemberActor | None = None) -> simcord.ResponseMessage:
        """The desk, with these buttons pressed one after the other."""
        member = by or self.carol
        message = answered(await member.slash(self.world.channel, "curate"))
        for label in labels:
            await member.click(message, label=label)
        return message

    async def restart(self) -> Bot:
        bot = patient(bot_for(settings=bot_of(self.world).settings))
        await self.world.env.restart_bot(bot)
        return bot


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/bot.sqlite3")
    async with simulated(patient(bot_for(settings=settings))) as world:
        role = world.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
        carol, dora = (world.guild.add_member(world.env.create_user(name), roles=[role]) for name in ("carol", "dora"))
        bot_of(world).settings = settings.model_copy(update={"curators": frozenset({carol.id, dora.id})})
        yield Desk(world, carol, dora)


async def choose(member: simcord.MemberActor, message: simcord.ResponseMessage, label: str) -> None:
    [menu] = menus(message).values()
    [value] = [value for shown, value in menu.items() if shown.startswith(label)]
    await member.select(message, [value])


async def answer_by(
    desk: Desk, message: simcord.ResponseMessage, statement: str, by: simcord.MemberActor | None = None
) -> simcord.InteractionResult:
    member = by or desk.carol
    shown = await member.click(message, label="Answered by …")
    return await member.submit_modal(shown, {blank(shown): statement})


# Who may ----------------------------------------------------------------------------------------------------


async def test_a_curator_sees_what_waits_alone(desk: Desk) -> None:
    desk.ask("What did Zorgon say?")
    desk.report("It was later")
    result = await desk.carol.slash(desk.world.channel, "curate")
    assert result.ephemeral
    text = text_of(answered(result))
    assert "1 question without an answer" in text
    assert "1 open report" in text
    assert "0 corrected statements stand under older answers" in text
    assert labels(answered(result)) == ["Questions", "Reports", "Corrections", "Export"]


async def test_who_is_no_curator_is_politely_refused(desk: Desk) -> None:
    moderator = desk.world.guild.add_member(
        desk.world.env.create_user("moderator"), roles=[desk.world.guild.roles["Moderators"]]
    )
    assert said(await moderator.slash(desk.world.channel, "curate")) == FORBIDDEN


async def test_the_command_is_hidden_from_those_who_do_not_moderate(desk: Desk) -> None:
    assert "curate" in desk.carol.available_commands(desk.world.channel)
    assert "curate" not in desk.world.bob.available_commands(desk.world.channel)


@pytest.mark.parametrize(
    "verb", ["desk", "questions", "answered", "no_fact", "dismissed", "mended", "dismiss", "post", "export"]
)
async def test_a_button_of_the_desk_in_strange_hands_does_nothing(desk: Desk, verb: str) -> None:
    desk.ask("What did Zorgon say?")
    desk.report("It was later")
    world = desk.world
    message = answered(await world.bob.slash(world.channel, "actors"))
    press = str(Do("curate", verb, "1:0"))
    first = world.env.backend.get_message(message.channel_id, message.id).components[0]["components"][0]
    change_button(world, message, first["custom_id"], press)
    used = await world.bob.click(message, custom_id=press) if first["type"] == 2 else None
    if used is None:
        used = await world.bob.select(message, [first["options"][0]["value"]], custom_id=press)
    assert said(used) == FORBIDDEN
    assert [question.state for question in desk.records.questions.list(None)] == ["open"]
    assert [report.outcome for report in desk.records.reports.list()] == [None]


def application(owner: int, team: dict[str, Any] | None) -> dict[str, Any]:
    """What Discord says of an application."""
    user = {"id": str(owner), "username": "owner", "discriminator": "0", "avatar": None, "global_name": None}
    return {
        "id": "1",
        "name": "Debate Bot",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": user,
        "flags": 0,
        "team": team,
    }


def member_of_team(user_id: int, *, accepted: bool = True, role: str = "developer") -> dict[str, Any]:
    user = {"id": str(user_id), "username": str(user_id), "discriminator": "0", "avatar": None}
    return {"user": user, "team_id": "5", "membership_state": 2 if accepted else 1, "permissions": ["*"], "role": role}


async def test_the_owner_of_the_application_is_a_curator(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    bot = bot_of(desk.world)

    async def info() -> Any:
        return application(desk.world.alice.id, None)

    monkeypatch.setattr(bot.http, "application_info", info)
    assert await bot.curators.include(desk.world.alice.id)
    assert not await bot.curators.include(desk.world.bob.id)


async def test_of_a_team_those_count_who_have_accepted_and_may_do_more_than_look(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = bot_of(desk.world)
    members = [
        member_of_team(11),
        member_of_team(12, accepted=False),
        member_of_team(13, role="read_only"),
        member_of_team(14, role="admin"),
    ]
    team = {"id": "5", "name": "Us", "icon": None, "owner_user_id": "15", "members": members}

    async def info() -> Any:
        return application(99, team)

    monkeypatch.setattr(bot.http, "application_info", info)
    assert [number for number in (11, 12, 13, 14, 15, 99) if await bot.curators.include(number)] == [11, 14, 15]


async def test_where_discord_does_not_name_the_owner_only_the_settings_count(desk: Desk) -> None:
    desk.world.env.inject_error("GET", "/oauth2/applications/@me", status=500)
    bot = bot_of(desk.world)
    assert not await bot.curators.include(desk.world.bob.id)
    assert await bot.curators.include(desk.carol.id)


async def test_the_desk_opens_in_direct_messages(desk: Desk) -> None:
    assert titles(answered(await desk.carol.user.slash("curate"))) == ["Curators’ desk"]


async def test_curators_work_as_fast_as_they_can(desk: Desk) -> None:
    bot_of(desk.world).limits = Limits()
    message = await desk.open()
    for _ in range(10):
        await desk.carol.click(message, label="Questions")
        await desk.carol.click(message, label="To the desk")
    assert titles(message) == ["Curators’ desk"]


# Questions --------------------------------------------------------------------------------------------------


async def test_questions_asked_by_most_come_first_and_in_pages(desk: Desk) -> None:
    for number in range(12):
        desk.ask(f"Question {number:02d}?")
    desk.ask("Asked by three?", "one", "two", "three")
    message = await desk.open("Questions")
    text = text_of(message)
    assert "13 questions without an answer" in text
    assert text.index("Asked by three?") < text.index("Question 00?")
    assert "Question 09?" not in text
    await desk.carol.click(message, label="Page 2 →")
    assert "Question 09?" in text_of(message)
    await desk.carol.click(message, label="← Page 1")
    assert "Asked by three?" in text_of(message)


async def test_a_question_is_shown_with_all_there_is_to_know(desk: Desk) -> None:
    desk.ask("what does Rutte say", "one", "two", reason="no_statement")
    message = await desk.open("Questions")
    await choose(desk.carol, message, "what does Rutte say")
    text = text_of(message)
    for part in (
        "what does Rutte say",
        "**Asked by** · 2 people",
        "**Language** · English",
        "**Why I had nothing** · no statement on it",
        "**What I say now** · I have nothing by Mark Rutte on red lines.",
        "**State** · open",
    ):
        assert part in text
    assert labels(message)[:4] == ["Answered by …", "No fact", "Dismiss", "What I say now"]


async def test_what_the_bot_says_now_is_named_and_opens(desk: Desk) -> None:
    for text, expected in (
        ("What did Macron say?", "I answer: Emmanuel Macron, February 2024"),
        ("unclear", "I ask which is meant: Emmanuel Macron, February 2024; Olaf Scholz, 27 February 2024; Dmitry"),
    ):
        desk.ask(text)
        message = await desk.open("Questions")
        await choose(desk.carol, message, text)
        assert expected in text_of(message)
    shown = await desk.carol.click(message, label="What I say now")
    assert titles(answered(shown)) == ["Did you mean …?"]


async def test_a_question_is_settled_with_a_statement_and_who_waits_is_told(desk: Desk) -> None:
    question = desk.ask("What did Zorgon say?")
    bob = desk.world.bob
    address = bob.user.dm_channel.id
    desk.records.questions.wait(question.id, "bob", address)
    message = await desk.open("Questions")
    await choose(desk.carol, message, "What did Zorgon say?")
    await answer_by(desk, message, f" `{NOT_ONE_SOLDIER.id.upper()}` ")
    assert "Settled. Whoever waits for the answer is told." in text_of(message)
    assert f"answered by {NOT_ONE_SOLDIER.id}" in text_of(message)
    assert labels(message) == ["What I say now", "Questions", "To the desk"]
    [told] = [sent for sent in bob.user.dm_channel.history() if sent.author.id != bob.id]
    assert titles(told) == ["Olaf Scholz, Chancellor of Germany"]
    assert "A curator has found what answers this." in text_of(told)


async def test_a_statement_that_does_not_exist_settles_nothing(desk: Desk) -> None:
    desk.ask("What did Zorgon say?")
    message = await desk.open("Questions")
    await choose(desk.carol, message, "What did Zorgon say?")
    refused = await answer_by(desk, message, "no-such-statement")
    assert said(refused) == "I know no statement “no-such-statement”. Nothing was changed."
    assert desk.records.questions.list("open")


@pytest.mark.parametrize(("label", "state"), [("No fact", "no_fact"), ("Dismiss", "dismissed")])
async def test_a_question_that_no_statement_answers_is_settled_too(desk: Desk, label: str, state: str) -> None:
    question = desk.ask("What did Zorgon say?")
    desk.records.questions.wait(question.id, "bob", desk.world.bob.user.dm_channel.id)
    message = await desk.open("Questions")
    await choose(desk.carol, message, "What did Zorgon say?")
    await desk.carol.click(message, label=label)
    assert text_of(message).startswith("A question without an answer\nSettled.")
    assert [kept.state for kept in desk.records.questions.list(None)] == [state]
    assert desk.world.bob.user.dm_channel.last_message is None
    # Nobody will be told where there is nothing to tell; who asks again may still want to hear.
    assert list(desk.records.questions.take_waiting(question.id)) == (
        [] if state == "no_fact" else [desk.world.bob.user.dm_channel.id]
    )


async def test_of_two_curators_the_second_is_told_that_it_was_settled(desk: Desk) -> None:
    desk.ask("What did Zorgon say?")
    screens = {}
    for curator in (desk.carol, desk.dora):
        screens[curator] = await desk.open("Questions", by=curator)
        await choose(curator, screens[curator], "What did Zorgon say?")
    form = await desk.dora.click(screens[desk.dora], label="Answered by …")
    await desk.carol.click(screens[desk.carol], label="No fact")
    await desk.dora.submit_modal(form, {blank(form): NOT_ONE_SOLDIER.id})
    assert BEFORE in text_of(screens[desk.dora])
    assert "there is no fact to answer it with" in text_of(screens[desk.dora])
    assert [kept.state for kept in desk.records.questions.list(None)] == ["no_fact"]


async def test_screens_and_forms_work_after_a_restart(desk: Desk) -> None:
    desk.ask("What did Zorgon say?")
    message = await desk.open("Questions")
    await desk.restart()
    await choose(desk.carol, message, "What did Zorgon say?")
    form = await desk.carol.click(message, label="Answered by …")
    await desk.restart()
    await desk.carol.submit_modal(form, {blank(form): NOT_ONE_SOLDIER.id})
    assert "Settled." in text_of(message)
    await desk.carol.click(message, label="Questions")
    assert "No question waits for you." in text_of(message)
    await desk.carol.click(message, label="To the desk")
    assert "0 questions without an answer" in text_of(message)


async def test_a_question_that_was_deleted_meanwhile_is_said_to_be_gone(desk: Desk) -> None:
    question = desk.ask("What did Zorgon say?")
    message = await desk.open("Questions")
    desk.records.people.delete("one")
    await choose(desk.carol, message, "What did Zorgon say?")
    assert text_of(message) == "That is not kept any more."
    assert desk.records.questions.read(question.id) is None


async def test_what_strangers_write_is_shown_as_they_wrote_it(desk: Desk) -> None:
    nasty = "@everyone **bold** [link](https://evil.example) <@1> ||secret|| " + "x" * 400
    shown = r"\@everyone \*\*bold\*\* \[link\](https://evil.example)"
    desk.ask(nasty)
    desk.report(nasty, source=nasty)
    message = await desk.open("Questions")
    assert shown in text_of(message)
    assert "x" * 100 not in text_of(message)
    await choose(desk.carol, message, "@everyone")
    assert shown in text_of(message)
    assert "x" * 400 in text_of(message)
    await desk.carol.click(message, label="To the desk")
    await desk.carol.click(message, label="Reports")
    await choose(desk.carol, message, "Emmanuel Macron")
    assert text_of(message).count(shown) == 2


@pytest.mark.parametrize("argument", ["", "x", "1:x", "²:0", "9" * 19, "1:2:3", ":"])
async def test_a_button_of_the_desk_that_nobody_made_is_politely_refused(desk: Desk, argument: str) -> None:
    message = await desk.open()
    press = str(Do("curate", "no_fact", argument))
    change_button(desk.world, message, str(Do("curate", "questions")), press)
    used = await desk.carol.click(message, custom_id=press)
    assert said(used) == "This button comes from an older version of me. Please ask again."


# Reports ----------------------------------------------------------------------------------------------------


async def test_a_report_is_shown_and_resolved(desk: Desk) -> None:
    desk.report("It was 27 February", source="https://example.org/page")
    message = await desk.open("Reports")
    assert "**Emmanuel Macron, February 2024** · It was 27 February" in text_of(message)
    await choose(desk.carol, message, "Emmanuel Macron, February 2024")
    for part in ("It was 27 February", "https://example.org/page", "**State** · open"):
        assert part in text_of(message)
    opened = await desk.carol.click(message, label="Open the statement")
    assert titles(answered(opened)) == ["Emmanuel Macron, President of France"]
    await desk.carol.click(message, label="Mended")
    assert "Settled." in text_of(message)
    assert "**State** · mended" in text_of(message)
    assert [report.outcome for report in desk.records.reports.list(open_only=False)] == ["mended"]
    await desk.carol.click(message, label="Reports")
    assert "No report waits for you." in text_of(message)


async def test_a_report_on_a_statement_that_has_left_the_base_can_still_be_dismissed(desk: Desk) -> None:
    desk.report("It was later", statement="gone-for-good")
    message = await desk.open("Reports")
    await choose(desk.carol, message, "gone-for-good, which has left the base")
    assert "Open the statement" not in labels(message)
    await desk.carol.click(message, label="Dismiss")
    assert "**State** · dismissed" in text_of(message)


async def test_a_report_is_resolved_once(desk: Desk) -> None:
    desk.report("It was later")
    screens = [await desk.open("Reports", by=curator) for curator in (desk.carol, desk.dora)]
    await choose(desk.carol, screens[0], "Emmanuel")
    await choose(desk.dora, screens[1], "Emmanuel")
    await desk.carol.click(screens[0], label="Mended")
    await desk.dora.click(screens[1], label="Dismiss")
    assert BEFORE in text_of(screens[1])
    assert [report.outcome for report in desk.records.reports.list(open_only=False)] == ["mended"]


# Export -----------------------------------------------------------------------------------------------------


async def files_of(message: simcord.ResponseMessage) -> dict[str, str]:
    return {each.filename: (await each.read()).decode("utf-8-sig") for each in message.attachments}


async def test_the_queue_is_exported_for_people_and_programs(desk: Desk) -> None:
    desk.ask("What did Zorgon say?", "one", "two")
    settled = desk.ask("=HYPERLINK(“x”), said Зорґон\n?")
    desk.records.questions.settle(settled.id, "no_fact")
    message = await desk.open()
    exported = await desk.carol.click(message, label="Export")
    assert exported.ephemeral
    assert "2 questions, open and settled" in text_of(answered(exported))
    files = await files_of(answered(exported))
    rows = list(csv.DictReader(io.StringIO(files["questions.csv"])))
    assert [(row["text"], row["asked_by"], row["state"]) for row in rows] == [
        ("What did Zorgon say?", "2", "open"),
        ("'=HYPERLINK(“x”), said Зорґон\n?", "1", "no_fact"),
    ]
    listed = json.loads(files["questions.json"])
    assert [(each["text"], each["asked_by"]) for each in listed] == [
        ("What did Zorgon say?", 2),
        ("=HYPERLINK(“x”), said Зорґон\n?", 1),
    ]
    assert "declined.yaml" in files


async def test_without_a_question_there_is_still_a_file(desk: Desk) -> None:
    exported = await desk.carol.click(await desk.open(), label="Export")
    assert set(await files_of(answered(exported))) == {"questions.csv", "questions.json"}


def test_lines_for_the_base_load_with_it(tmp_path: Path) -> None:
    records = Records("sqlite://")
    texts = ['Who said "no: never"?', "Чи є #тег | {x}?", "long " * 100, "Who will win the cup?", "- [x] & *y*: ?"]
    for text in texts:
        kept = records.questions.add(text, text, "clarify" if "long" in text else "unknown_actor", "en", "one")
        assert kept is not None
        records.questions.settle(kept.id, "no_fact")
    base = load_fact_base(SMALL)
    lines = declined_lines(records.questions.list(None), base.declined)
    path = tmp_path / "knowledge.yaml"
    path.write_text(SMALL.read_text(encoding="utf-8").rstrip("\n") + "\n" + "".join(lines), encoding="utf-8")
    added = load_fact_base(path).declined[len(base.declined) :]
    assert [entry.question for entry in added][:2] == texts[:2]
    assert len(added) == 4
    assert {str(entry.reason) for entry in added} == {"unknown_actor", "no_statement"}
    assert yaml.safe_load("".join(lines))[1]["question"] == texts[1]


def test_a_table_without_questions_still_has_its_names() -> None:
    assert queue_as_csv([]).startswith('"id","text","asked_by",')


@given(st.text(max_size=600))
def test_any_question_comes_out_of_the_files_as_it_is(text: str) -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    question = Question(1, text, "no_statement", "en", "no_fact", None, 1, moment, moment, moment)
    assert json.loads(queue_as_json([question]))[0]["text"] == text
    [row] = csv.DictReader(io.StringIO(queue_as_csv([question]), newline=""))
    assert row["text"].removeprefix("'") == text.removeprefix("'")
    assert not row["text"].lstrip(" ").startswith(("=", "+", "-", "@"))
    [entry] = yaml.safe_load("".join(declined_lines([question], ())))
    assert entry == {"question": cut(clean(text), 300), "reason": "no_statement"}


@given(st.text(max_size=40))
def test_what_a_button_remembers_is_two_numbers_or_nothing(argument: str) -> None:
    named = number_and_page(argument)
    assert named is None or all(number >= 0 for number in named)
    assert number_and_page("12:3") == (12, 3)
