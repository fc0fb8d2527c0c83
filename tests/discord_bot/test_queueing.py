"""Questions without an answer: passed on, counted together, kept where the operator wants it, and told once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import discord
import pytest
import simcord

from bot.answering.answer import Answer
from bot.discord_bot import Bot, create_bot
from bot.discord_bot.library import MakeEngine
from bot.discord_bot.telling import look_again, tell_again
from bot.records import MOST_OPEN_QUESTIONS, Question
from bot.settings import Settings
from tests.discord_bot.conftest import IN_MEMORY, World, bot_for, simulated
from tests.discord_bot.helpers import answered, blank, labels, speaking, text_of, titles
from tests.discord_bot.test_feedback import bot_of, change_button, patient, said
from tests.knowledge.bases import SMALL
from tests.presenting.sample import NOT_ONE_SOLDIER, SAMPLE, SmallEngine

ZORGON = "What did Zorgon say about drones?"
FIRST = "Passed on. You are the first to ask this."
KEEPING = IN_MEMORY.model_copy(update={"keep_unanswered": True})


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with simulated(patient(bot_for())) as made:
        yield made


@pytest.fixture
async def keeping() -> AsyncIterator[World]:
    async with simulated(patient(bot_for(settings=KEEPING))) as made:
        yield made


async def open_form(world: World, question: str = ZORGON) -> simcord.InteractionResult:
    declined = answered(await world.alice.slash(world.channel, "ask", question=question))
    return await world.alice.click(declined, label="Pass it on to the curators")


async def pass_on(
    world: World, question: str = ZORGON, *, by: simcord.MemberActor | None = None
) -> simcord.ResponseMessage:
    member = by or world.alice
    declined = answered(await member.slash(world.channel, "ask", question=question))
    shown = await member.click(declined, label="Pass it on to the curators")
    return answered(await member.submit_modal(shown, {blank(shown): filled(shown)}))


def filled(shown: simcord.InteractionResult) -> str:
    assert shown.modal is not None
    return str(shown.modal["components"][0]["component"].get("value", ""))


def kept(world: World) -> Sequence[Question]:
    return bot_of(world).memory.records.questions.list(None)


def told(member: simcord.MemberActor) -> list[discord.Message]:
    """What the bot has sent somebody directly, oldest first."""
    return [message for message in member.user.dm_channel.history() if message.author.id != member.id]


class Learned(SmallEngine):
    """An engine whose base has come to know Zorgon and the others."""

    def ask(self, text: str, *, context: Answer | None = None) -> Answer:
        for name, known in (("Zorgon", "Macron"), ("Nobody", "who is everyone")):
            text = text.replace(name, known)
        return super().ask(text, context=context)


async def restart(world: World, settings: Settings, make_engine: MakeEngine = SmallEngine) -> Bot:
    """Start the bot anew, with what it remembers, as far as it looks for answers by itself."""
    bot = patient(create_bot(settings, fact_base=SAMPLE, workers=False, make_engine=make_engine))
    await world.env.restart_bot(bot)
    await look_again(bot)
    return bot


async def test_the_question_is_in_the_form_and_the_form_says_who_reads_it(world: World) -> None:
    shown = await open_form(world)
    assert filled(shown) == ZORGON
    assert shown.modal is not None
    assert "the curators read and keep it" in shown.modal["components"][0]["description"]
    assert kept(world) == []


async def test_what_the_asker_makes_of_the_question_goes_into_the_queue(world: World) -> None:
    shown = await open_form(world)
    sent = await world.alice.submit_modal(shown, {blank(shown): "What did\nZorgon say of  <@123456789012345678>tanks?"})
    assert said(sent) == FIRST
    [question] = kept(world)
    assert question.text == "What did Zorgon say of tanks?"
    assert (question.reason, question.language, question.state, question.count) == ("unknown_actor", "en", "open", 1)
    assert str(world.alice.id) not in str(question)


@pytest.mark.parametrize("text", ["   ", "?!?", "\u200b", "<@123456789012345678>"])
async def test_a_form_without_a_question_is_politely_refused(world: World, text: str) -> None:
    shown = await open_form(world)
    assert said(await world.alice.submit_modal(shown, {blank(shown): text})) == (
        "There is no question in that. Please write one."
    )
    assert kept(world) == []


async def test_the_question_of_a_message_is_passed_on_by_whoever_presses(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} {ZORGON}")
    shown = await world.bob.click(world.last, label="Pass it on to the curators")
    assert filled(shown) == ZORGON
    assert said(await world.bob.submit_modal(shown, {blank(shown): ZORGON})) == FIRST


async def test_a_question_that_leans_on_another_is_passed_on_whole(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} What did Zorgon do")
    await world.alice.send(world.channel, f"{world.me} when?", reply_to=world.last)
    shown = await world.alice.click(world.last, label="Pass it on to the curators")
    assert filled(shown) == "when What did Zorgon do"


async def test_none_of_what_was_offered_can_be_passed_on(world: World) -> None:
    offered = answered(await world.alice.slash(world.channel, "ask", question="unclear troops"))
    await world.alice.select(offered, ["none"])
    shown = await world.alice.click(offered, label="Pass it on to the curators")
    assert filled(shown) == "unclear troops"
    assert said(await world.alice.submit_modal(shown, {blank(shown): filled(shown)})) == FIRST
    assert kept(world)[0].reason == "clarify"


async def test_those_who_ask_the_same_are_counted_once_each(world: World) -> None:
    await pass_on(world)
    assert text_of(await pass_on(world)) == FIRST
    second = await pass_on(world, "zorgon on drones??", by=world.bob)
    assert text_of(second) == "Passed on. 2 people have asked this."
    [question] = kept(world)
    assert (question.text, question.count) == (ZORGON, 2)


async def test_other_names_are_other_questions(world: World) -> None:
    await pass_on(world)
    shown = await open_form(world)
    await world.alice.submit_modal(shown, {blank(shown): "What did Zorgon and Zargon say about drones?"})
    assert [question.count for question in kept(world)] == [1, 1]


async def test_what_has_an_answer_by_now_is_answered_instead(world: World) -> None:
    shown = await open_form(world)
    sent = answered(await world.alice.submit_modal(shown, {blank(shown): "What did Macron say?"}))
    assert titles(sent) == ["Emmanuel Macron, President of France"]
    assert "I do have an answer to that now." in text_of(sent)
    assert kept(world) == []


async def test_what_is_no_question_for_the_curators_is_declined_as_ever(world: World) -> None:
    shown = await open_form(world)
    sent = await world.alice.submit_modal(shown, {blank(shown): "the weather"})
    assert "I only know one debate" in said(sent)
    assert kept(world) == []


async def test_a_form_opened_before_a_restart_still_works(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path}/bot.sqlite3")
    async with simulated(bot_for(settings=settings)) as world:
        shown = await open_form(world)
        await world.env.restart_bot(bot_for(settings=settings))
        assert said(await world.alice.submit_modal(shown, {blank(shown): ZORGON})) == FIRST


async def test_the_language_of_the_question_is_kept(world: World) -> None:
    shown = await open_form(world)
    await world.alice.submit_modal(shown, {blank(shown): "Was hat Zorgon über die Drohnen gesagt?"})
    assert kept(world)[0].language == "de"


async def test_a_question_without_words_of_a_language_is_in_the_language_of_its_asker(world: World) -> None:
    with speaking("fr"):
        declined = answered(await world.alice.slash(world.channel, "ask", question="Zorgon"))
        [label] = [label for label in labels(declined) if label not in ("Share publicly",)][:1]
        shown = await world.alice.click(declined, label=label)
        await world.alice.submit_modal(shown, {blank(shown): "Zorgon"})
    assert kept(world)[0].language == "fr"


async def test_nothing_is_kept_by_itself_unless_the_operator_wants_it(world: World) -> None:
    await world.alice.slash(world.channel, "ask", question=ZORGON)
    await world.alice.send(world.channel, f"{world.me} {ZORGON}")
    assert kept(world) == []


async def test_where_the_operator_wants_it_what_curators_could_answer_is_kept(keeping: World) -> None:
    for question in (ZORGON, "what does Rutte say", "in 1999"):
        await keeping.alice.slash(keeping.channel, "ask", question=question)
    await keeping.bob.send(keeping.channel, f"{keeping.me} {ZORGON}")
    for other in ("the weather", "hello", "should we?", "???", "unclear", "What did Macron say?"):
        await keeping.alice.slash(keeping.channel, "ask", question=other)
    assert [(question.text, question.count) for question in kept(keeping)] == [
        (ZORGON, 2),
        ("what does Rutte say", 1),
        ("in 1999", 1),
    ]


async def test_records_that_fail_do_not_keep_a_question_from_its_reply(tmp_path: Path) -> None:
    place = tmp_path / "nowhere" / "bot.sqlite3"
    settings = KEEPING.model_copy(update={"database_url": f"sqlite:///{place}"})
    async with simulated(bot_for(settings=settings)) as world:
        assert "“zorgon”" in said(await world.alice.slash(world.channel, "ask", question="zorgon"))
        shown = await world.alice.click(
            answered(await world.alice.slash(world.channel, "ask", question="zorgon")),
            label="Pass it on to the curators",
        )
        failed = await world.alice.submit_modal(shown, {blank(shown): "zorgon"})
        assert said(failed) == "I cannot reach what I remember at the moment. Please try again later."


# Being told ------------------------------------------------------------------------------------------------


@pytest.fixture
def remembering(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path}/bot.sqlite3")


@pytest.fixture
async def lasting(remembering: Settings) -> AsyncIterator[World]:
    """A world in which the bot remembers beyond a restart."""
    async with simulated(patient(bot_for(settings=remembering))) as made:
        yield made


async def wants_to_know(world: World, member: simcord.MemberActor, question: str = ZORGON) -> None:
    queued = await pass_on(world, question, by=member)
    noted = await member.click(queued, label="Tell me when there is an answer")
    assert said(noted).startswith("I will send you a direct message once there is an answer.")


async def test_who_waits_is_told_once_by_direct_message(lasting: World, remembering: Settings) -> None:
    for member in (lasting.alice, lasting.bob):
        await wants_to_know(lasting, member)
    await restart(lasting, remembering)
    assert told(lasting.alice) == []
    bot = await restart(lasting, remembering, Learned)
    await look_again(bot)
    await tell_again(bot)
    for member in (lasting.alice, lasting.bob):
        [message] = told(member)
        assert titles(message) == ["Emmanuel Macron, President of France"]
        assert f"“{ZORGON}”" in text_of(message)
        assert "You wanted to be told: there is an answer now." in text_of(message)
        assert "Share publicly" not in labels(message)
    [question] = kept(lasting)
    assert (question.state, question.statement_id) == ("answered", "macron-nothing-ruled-out")


async def test_what_was_told_can_be_opened_and_called_useful(lasting: World, remembering: Settings) -> None:
    await wants_to_know(lasting, lasting.alice)
    await restart(lasting, remembering, Learned)
    [message] = told(lasting.alice)
    assert titles(answered(await lasting.alice.user.click(message, label="Other side (8)"))) == ["The other side"]
    assert said(await lasting.alice.user.click(message, label="Useful")).startswith("Noted: you find this useful.")


async def test_asking_twice_to_be_told_is_asking_once(lasting: World, remembering: Settings) -> None:
    await wants_to_know(lasting, lasting.alice)
    await wants_to_know(lasting, lasting.alice)
    await restart(lasting, remembering, Learned)
    assert len(told(lasting.alice)) == 1


async def test_an_answer_of_several_statements_is_told_too(lasting: World, remembering: Settings) -> None:
    await wants_to_know(lasting, lasting.alice, "Nobody the zorgon")
    await restart(lasting, remembering, Learned)
    [message] = told(lasting.alice)
    assert titles(message) == ["Combat troops"]
    turned = await lasting.alice.user.click(message, label="Page 2 →")
    assert turned.response is not None


async def test_an_answer_is_told_in_the_language_of_the_question(lasting: World, remembering: Settings) -> None:
    shown = await open_form(lasting)
    sent = await lasting.alice.submit_modal(shown, {blank(shown): "Was hat Zorgon über die Drohnen gesagt?"})
    await lasting.alice.click(answered(sent), label="Tell me when there is an answer")
    await restart(lasting, remembering, Learned)
    assert len(told(lasting.alice)) == 1


async def test_who_closes_direct_messages_is_not_written_to_again(lasting: World, remembering: Settings) -> None:
    await wants_to_know(lasting, lasting.alice)
    lasting.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    bot = await restart(lasting, remembering, Learned)
    await tell_again(bot)
    assert told(lasting.alice) == []
    assert kept(lasting)[0].state == "answered"


async def test_where_discord_fails_it_is_tried_again(lasting: World, remembering: Settings) -> None:
    await wants_to_know(lasting, lasting.alice)
    lasting.env.inject_error("POST", "/channels/*/messages", status=503)
    bot = await restart(lasting, remembering, Learned)
    assert told(lasting.alice) == []
    await tell_again(bot)
    await tell_again(bot)
    assert len(told(lasting.alice)) == 1


async def test_two_who_look_at_the_same_moment_tell_once(lasting: World, remembering: Settings) -> None:
    await wants_to_know(lasting, lasting.alice)
    bot = patient(create_bot(remembering, fact_base=SAMPLE, workers=False, make_engine=Learned))
    await lasting.env.restart_bot(bot)
    await asyncio.gather(*(look_again(bot) for _ in range(3)), *(tell_again(bot) for _ in range(3)))
    await lasting.env.settle()
    assert len(told(lasting.alice)) == 1


async def test_what_is_only_offered_is_no_answer_to_tell(lasting: World, remembering: Settings) -> None:
    await wants_to_know(lasting, lasting.alice)

    class Unsure(SmallEngine):
        def ask(self, text: str, *, context: Answer | None = None) -> Answer:
            return super().ask(f"unclear {text}", context=context)

    await restart(lasting, remembering, Unsure)
    assert told(lasting.alice) == []
    assert kept(lasting)[0].state == "open"


async def test_whom_discord_lets_nobody_write_to_is_told_so(world: World) -> None:
    queued = await pass_on(world)
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
    refused = await world.alice.click(queued, label="Tell me when there is an answer")
    assert said(refused).startswith("I cannot send you direct messages.")


async def test_a_question_that_was_settled_meanwhile_is_shown_at_once(world: World) -> None:
    queued = await pass_on(world)
    [question] = kept(world)
    bot_of(world).memory.records.questions.settle(question.id, "answered", NOT_ONE_SOLDIER.id)
    shown = await world.alice.click(queued, label="Tell me when there is an answer")
    assert titles(answered(shown)) == ["Olaf Scholz, Chancellor of Germany"]
    again = await pass_on(world, by=world.bob)
    assert titles(again) == ["Olaf Scholz, Chancellor of Germany"]
    assert "A curator has found what answers this." in text_of(again)


async def test_a_question_without_a_fact_is_said_to_be_one(world: World) -> None:
    await pass_on(world)
    [question] = kept(world)
    bot_of(world).memory.records.questions.settle(question.id, "no_fact")
    assert "there is no statement with a source on it" in text_of(await pass_on(world, by=world.bob))


async def test_an_answer_that_has_left_the_base_is_not_promised(world: World) -> None:
    queued = await pass_on(world)
    [question] = kept(world)
    bot_of(world).memory.records.questions.settle(question.id, "answered", "no-such-statement")
    assert "it has since left my base" in text_of(await pass_on(world, by=world.bob))
    shown = await world.alice.click(queued, label="Tell me when there is an answer")
    assert said(shown) == "This question is no longer open. Please ask it again."


async def test_a_number_that_nobody_gave_is_nothing_to_wait_for(world: World) -> None:
    queued = await pass_on(world)
    change_button(world, queued, "v1:tell:1", "v1:tell:999999999999999999")
    shown = await world.alice.click(queued, custom_id="v1:tell:999999999999999999")
    assert said(shown) == "This question is no longer open. Please ask it again."


async def test_reading_the_base_again_tells_who_waits(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yaml"
    known = SMALL.read_text(encoding="utf-8")
    path.write_text(known.replace("Anna Keller", "Berta Holm").replace("Keller", "Holm"), encoding="utf-8")
    settings = Settings(database_url="sqlite://", knowledge_path=path)
    async with simulated(patient(create_bot(settings, workers=False))) as world:
        await wants_to_know(world, world.alice, "What did Anna Keller say about guarding the bridge?")
        path.write_text(known, encoding="utf-8")
        await bot_of(world).reload()
        [message] = told(world.alice)
        assert titles(message) == ["Anna Keller, Prime Minister of Norland"]


async def test_the_background_looks_at_the_start_and_tries_again_every_hour(
    lasting: World, remembering: Settings
) -> None:
    await wants_to_know(lasting, lasting.alice)
    lasting.env.inject_error("POST", "/channels/*/messages", status=500, times=2)
    alone = remembering.model_copy(update={"shard_count": 1})
    await lasting.env.restart_bot(create_bot(alone, fact_base=SAMPLE, workers=True, make_engine=Learned))
    await lasting.env.settle()
    assert told(lasting.alice) == []
    await lasting.env.advance_time(3601)
    assert len(told(lasting.alice)) == 1


async def test_nobody_fills_the_queue_alone(world: World) -> None:
    records = bot_of(world).memory.records
    person = records.person(world.alice.id)
    for number in range(MOST_OPEN_QUESTIONS):
        records.questions.add(f"{number}?", f"{number}", "unknown_actor", "en", person)
    assert text_of(await pass_on(world)).startswith("You have 30 open questions with the curators already.")
    assert len(kept(world)) == MOST_OPEN_QUESTIONS
    assert text_of(await pass_on(world, by=world.bob)) == FIRST
