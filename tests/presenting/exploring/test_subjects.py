"""Who said what on one subject."""

from __future__ import annotations

from bot.knowledge import Stance
from bot.presenting.exploring.subjects import Subject, on_subject, subject_by_code, subjects, unknown_subject
from bot.presenting.listings import restore
from bot.presenting.narrowing import Narrowing
from bot.presenting.presses import Open
from bot.presenting.reply import Section
from bot.presenting.state import code
from tests.presenting.exploring.invented import BASE, BY_FRANCE, ENGLISH, GERMAN, SILENCE, TRAINING
from tests.presenting.sample import RED_LINES, TRAINERS, TROOPS, SmallEngine


def test_a_topic_and_a_kind_of_deployment_of_one_id_are_one_subject() -> None:
    [both] = [subject for subject in subjects(BASE) if subject.id == "instructors"]
    assert (both.topic, both.deployment) == (TRAINING, TRAINERS)
    assert both.admits(BY_FRANCE)
    reply = on_subject(ENGLISH, both)
    assert set(reply.statements_on(0)) == {
        "peskov-already-there",
        "joint-demining",
        "scholz-trainers",
        "macron-trainers",
        "france-note",
    }


def test_subjects_come_by_how_much_was_said_and_those_of_which_nobody_spoke_are_left_out() -> None:
    assert [subject.id for subject in subjects(BASE)] == ["red-lines", "combat-troops", "instructors"]


def test_a_subject_has_its_name_in_the_language_of_the_reader() -> None:
    assert on_subject(GERMAN, Subject("instructors", TRAINING, TRAINERS)).title == "Ausbildung"
    assert on_subject(ENGLISH, Subject("combat-troops", None, TROOPS)).title == "Combat troops"


def test_speakers_come_in_neutral_order_and_the_list_can_be_made_shorter() -> None:
    subject = Subject("combat-troops", None, TROOPS)
    reply = on_subject(ENGLISH, subject)
    names = [block.heading for page in reply.pages for block in page if isinstance(block, Section)]
    assert names == sorted(names, key=str.casefold)
    assert {option.label for option in reply.filters} >= {"Everything", "▼ Against"}
    narrowed = on_subject(ENGLISH, subject, Narrowing(stance=Stance.WARNS))
    assert narrowed.statements_on(0) == ("peskov-inevitable",)


def test_a_subject_opens_in_order_of_time() -> None:
    [button] = on_subject(ENGLISH, Subject("red-lines", RED_LINES, None)).buttons
    assert isinstance(button.press, Open)
    assert restore(ENGLISH, button.press.listing, SmallEngine(BASE).ask).title == "Red lines: in order of time"


def test_a_subject_of_which_nobody_spoke_is_one_sentence() -> None:
    reply = on_subject(ENGLISH, Subject("silence", SILENCE, None))
    assert reply.lead == "I have no statement on: Silence"
    assert reply.private


def test_the_code_of_a_subject_brings_it_back_and_that_of_another_nothing() -> None:
    assert subject_by_code(ENGLISH, code("red-lines")) == Subject("red-lines", RED_LINES, None)
    assert subject_by_code(ENGLISH, code("nothing")) is None


def test_an_unknown_subject_is_declined_with_those_of_a_similar_name() -> None:
    reply = unknown_subject(ENGLISH, "red line", [Subject("red-lines", RED_LINES, None)])
    assert reply.lead == "I have no subject called “red line”. Did you mean red lines?"
    assert [option.value for option in reply.menus[0].options] == [f"u:{code('red-lines')}"]
    assert unknown_subject(ENGLISH, "moon", []).lead == "I have no subject called “moon”."
