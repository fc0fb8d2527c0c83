"""What a reply says, before any surface lays it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.answer import Answer, Outcome, Understanding
from bot.knowledge import DeclineReason, Stance
from bot.presenting import Presenter, Reply, about, compose, how_to_ask, profile, statement_reply
from bot.presenting.people import PeopleFilter, people
from bot.presenting.presses import Open
from bot.presenting.reply import Card, Paragraph, Rows, Section
from bot.presenting.state import ListingKind
from tests.presenting.sample import (
    ALREADY_THERE,
    FRANCE,
    INEVITABLE,
    LATER,
    MACRON,
    NO_TROOPS,
    NORLAND,
    NOT_ONE_SOLDIER,
    NOTHING_RULED_OUT,
    PESKOV,
    REPORT,
    SAMPLE,
    SCHOLZ,
    SILENT,
    SPEECHES,
    STATEMENTS,
    TOGETHER,
    TRAINERS,
    SmallEngine,
    base_of,
    day,
)

PRESENTER = Presenter(SAMPLE)


def reply_to(question: str) -> Reply:
    return compose(PRESENTER, SmallEngine(SAMPLE).ask(question))


def cards(reply: Reply) -> list[Card]:
    found: list[Card] = []
    for page in reply.pages:
        for block in page:
            if isinstance(block, Card):
                found.append(block)
            elif isinstance(block, Section):
                found += [entry.card for entry in block.entries]
    return found


def labels(reply: Reply) -> list[str]:
    return [button.label for button in reply.buttons]


def test_a_card_names_who_in_what_role_when_and_where() -> None:
    card = PRESENTER.card(NOTHING_RULED_OUT)
    assert (card.speaker, card.role) == ("Emmanuel Macron", "President of France")
    assert (card.when, card.place) == ("February 2024", "Paris")
    assert card.quote == "“nothing can be ruled out”"


def test_the_role_is_the_one_held_then() -> None:
    before = replace(NOT_ONE_SOLDIER, id="earlier", date=day("2020-05"))
    assert PRESENTER.card(before).role == "Vice-Chancellor of Germany"
    assert PRESENTER.card(NOT_ONE_SOLDIER).role == "Chancellor of Germany"


def test_position_and_deployment_are_said_in_words_beside_the_sign() -> None:
    assert {(PRESENTER.card(s).sign, PRESENTER.card(s).position) for s in (NOTHING_RULED_OUT, INEVITABLE, REPORT)} == {
        ("△", "Open to: combat troops"),
        ("▽", "Warns about: combat troops"),
        ("○", "No position on a deployment"),
    }


def test_every_position_has_a_sign_and_words_of_its_own() -> None:
    shown = {
        (card.sign, card.position)
        for stance in Stance
        for card in [PRESENTER.card(replace(NOTHING_RULED_OUT, stance=stance))]
    }
    assert len({sign for sign, _ in shown}) == len({words for _, words in shown}) == len(Stance)


@pytest.mark.parametrize(
    ("date", "words"), [("2024", "2024"), ("2024-02", "February 2024"), ("2024-02-27", "27 February 2024")]
)
def test_a_date_is_no_more_exact_than_it_is_known(date: str, words: str) -> None:
    assert PRESENTER.card(replace(LATER, date=day(date))).when == words


def test_a_missing_date_is_said_with_what_is_known_about_it() -> None:
    card = PRESENTER.card(ALREADY_THERE)
    assert card.when == "date not given"
    assert card.when_basis == "On the date: the page prints no date; it answers a statement of May"


def test_state_media_are_marked_with_the_state() -> None:
    [source] = PRESENTER.card(INEVITABLE).sources
    assert source.label == "RT (Russian state media), translated from Russian, 11 March 2024"


def test_party_media_and_pages_that_cite_others_are_marked() -> None:
    assert PRESENTER.card(REPORT).sources[1].label == "The Paper (party media), citing Le Monde"


def test_state_media_of_a_state_without_an_adjective_are_marked_by_its_name() -> None:
    source = replace(INEVITABLE.citations[0].source, state="norland", translated_from=None, published=None)
    assert PRESENTER.outlet(source) == "RT (state media: Norland)"


def test_each_source_has_a_link_of_its_own_to_the_quoted_words() -> None:
    links = [source.url for source in PRESENTER.card(NOTHING_RULED_OUT).sources]
    assert links == [
        "https://example.org/mundo_%281%29?a=1&b=2#:~:text=nothing%20can%20be%20ruled%20out",
        "https://example.org/rt-2024#:~:text=nothing%20can%20be%20ruled%20out",
    ]


def test_who_spoke_for_somebody_and_through_whom_it_reached_us_is_shown() -> None:
    assert PRESENTER.card(NO_TROOPS).through == ("Through the White House",)
    assert PRESENTER.card(INEVITABLE).through == ("Reported through Politico, as reported by RT",)


def test_an_allegation_and_every_caveat_are_shown() -> None:
    card = PRESENTER.card(ALREADY_THERE)
    assert card.allegation is not None
    assert card.caveats == ("A claim by a party to the war.", "Denied by Kyiv.")
    assert PRESENTER.card(NOTHING_RULED_OUT).allegation is None


def test_a_joint_statement_names_everybody_with_their_role() -> None:
    card = PRESENTER.card(TOGETHER)
    assert card.speaker == "Dmytro Kuleba and Gabrielius Landsbergis"
    assert card.role == (
        "Dmytro Kuleba, Foreign Minister of Ukraine; Gabrielius Landsbergis, Foreign Minister of Lithuania"
    )


def test_several_statements_are_shown_each_by_itself() -> None:
    shown = cards(reply_to("two of them"))
    assert [card.statement_id for card in shown] == [s.id for s in (NOTHING_RULED_OUT, NOT_ONE_SOLDIER, INEVITABLE)]
    assert [card.speaker for card in shown] == ["Emmanuel Macron", "Olaf Scholz", "Dmitry Peskov"]


def test_beside_a_statement_stand_the_other_side_more_by_the_speaker_and_what_is_related() -> None:
    reply = statement_reply(PRESENTER, NOTHING_RULED_OUT, [INEVITABLE, NOTHING_RULED_OUT])
    assert [button.press.listing.kind for button in reply.buttons if isinstance(button.press, Open)] == [
        ListingKind.OTHER_SIDE,
        ListingKind.MORE_BY,
        ListingKind.RELATED,
        ListingKind.SOURCES,
    ]
    assert labels(reply)[1:] == ["More by Emmanuel Macron (1)", "Related (1)", "Sources (2)"]


def test_a_statement_without_a_side_has_no_other_side() -> None:
    assert not any("Other side" in label for label in labels(statement_reply(PRESENTER, REPORT)))


def test_a_list_is_grouped_by_speaker_in_alphabetical_order() -> None:
    reply = reply_to("who is everyone")
    headings = [block.heading for page in reply.pages for block in page if isinstance(block, Section)]
    assert headings == sorted(headings, key=str.casefold)
    assert len(cards(reply)) == len(SAMPLE.statements)
    assert reply.lead == "22 statements by 21 speakers"


def test_a_page_of_a_list_holds_five_statements() -> None:
    sizes = [sum(len(b.entries) for b in page if isinstance(b, Section)) for page in reply_to("who is everyone").pages]
    assert sizes == [5, 5, 5, 5, 2]


def test_any_statement_of_a_list_can_be_read_in_full() -> None:
    reply = reply_to("who is everyone")
    assert len(reply.menus) == len(reply.pages)
    assert [len(menu.options) for menu in reply.menus] == [5, 5, 5, 5, 2]


def test_a_timeline_goes_by_date_and_ends_with_what_has_none() -> None:
    shown = cards(reply_to("when"))
    assert [card.when for card in shown[:3]] == ["2024", "February 2024", "27 February 2024"]
    assert shown[-1].when == "date not given"


def test_a_record_gives_role_and_statements_by_date() -> None:
    reply = profile(PRESENTER, MACRON)
    assert (reply.title, reply.lead) == ("Emmanuel Macron", "President of France · 2 statements")
    assert [card.statement_id for card in cards(reply)] == [NOTHING_RULED_OUT.id, LATER.id]


def test_a_record_over_several_roles_says_which_was_held_when() -> None:
    earlier = replace(NOT_ONE_SOLDIER, id="earlier", date=day("2020-05"))
    reply = profile(Presenter(base_of((NOT_ONE_SOLDIER, earlier))), SCHOLZ)
    headings = [block.heading for block in reply.pages[0] if isinstance(block, Section)]
    assert headings == ["Vice-Chancellor of Germany", "Chancellor of Germany"]


def test_somebody_without_a_statement_is_said_to_have_none() -> None:
    assert profile(PRESENTER, SILENT).lead == "I know Mark Rutte, but have no statement by them."


def test_a_comparison_gives_each_a_column_and_names_whoever_is_silent() -> None:
    reply = reply_to("compare")
    assert [(block.heading, block.column) for block in reply.pages[0] if isinstance(block, Section)] == [
        ("Emmanuel Macron", 0),
        ("Olaf Scholz", 1),
        ("Emmanuel Macron", 0),
    ]
    assert reply.lead == "I have nothing by Mark Rutte on this."


def test_a_choice_offers_at_most_five_and_none_of_these() -> None:
    answer = Answer("?", Outcome.CLARIFY, 0.5, candidates=SPEECHES)
    [menu] = compose(PRESENTER, answer).menus
    assert len(menu.options) == 6
    assert (menu.options[-1].label, menu.options[-1].value) == ("None of these", "")


def test_a_choice_calls_each_reading_the_same_in_its_text_and_in_its_menu() -> None:
    reply = compose(PRESENTER, Answer("?", Outcome.CLARIFY, 0.5, candidates=STATEMENTS[:5]))
    [page], [menu] = reply.pages, reply.menus
    headings = [block.heading for block in page if isinstance(block, Paragraph)]
    assert headings == [option.label for option in menu.options[:-1]]
    assert headings[0] == "1. Emmanuel Macron, February 2024"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what does Rutte say", "I have nothing by Mark Rutte on red lines."),
        (
            "in 1999?",
            "I only know statements from February 2024 to 25 November 2024, and nothing from outside that time.",
        ),
        ("should we?", "I take no side and predict nothing. I can show who said what, when and where."),
        (
            "the weather",
            "I only know one debate: Should Western countries send troops to Ukraine? /help says what to ask.",
        ),
        ("  ", "Ask me a question, for example: “What did Macron say about ground troops?”"),
        ("zorgon", "I have nothing by or about “zorgon”. /actors lists everybody on record here."),
    ],
)
def test_a_decline_says_why(question: str, said: str) -> None:
    reply = reply_to(question)
    assert reply.lead == said
    assert reply.private


def test_every_reason_to_decline_has_words_even_when_nothing_was_understood() -> None:
    said = {compose(PRESENTER, Answer("?", Outcome.NOT_COVERED, 0.9, reason=reason)).lead for reason in DeclineReason}
    assert len(said) == len(DeclineReason)


def test_an_unknown_name_is_cut_and_cleaned() -> None:
    understood = Understanding(unknown="\u202e**" + "x" * 5000)
    reply = compose(PRESENTER, Answer("?", Outcome.NOT_COVERED, 0.9, understood, reason=DeclineReason.UNKNOWN_ACTOR))
    assert reply.lead is not None
    assert "\u202e" not in reply.lead
    assert len(reply.lead) < 150


def test_a_decline_offers_what_is_near() -> None:
    [menu] = reply_to("what does Rutte say").menus
    assert [option.label for option in menu.options] == [
        "Emmanuel Macron, February 2024",
        "Olaf Scholz, 27 February 2024",
    ]


def test_an_outcome_that_holds_nothing_is_a_decline() -> None:
    for outcome in Outcome:
        assert compose(PRESENTER, Answer("?", outcome, 0.9)).lead == "I have no statement on that."


def test_people_are_grouped_by_state_and_listed_by_name() -> None:
    reply = people(PRESENTER, PeopleFilter())
    groups = [block.heading for page in reply.pages for block in page if isinstance(block, Rows)]
    assert list(dict.fromkeys(groups)) == [
        "France",
        "Germany",
        "Lithuania",
        "No state given",
        "Norland",
        "Russia",
        "Ukraine",
    ]
    assert reply.lead == "21 speakers with 22 statements"


def test_people_can_be_narrowed_down() -> None:
    wanted = PeopleFilter(stance=Stance.FOR, deployment=TRAINERS)
    rows = [row.name for page in people(PRESENTER, wanted).pages for b in page if isinstance(b, Rows) for row in b.rows]
    assert rows == ["Gabrielius Landsbergis", "Dmytro Kuleba"]
    assert people(PRESENTER, PeopleFilter(state=FRANCE)).lead == "1 speaker with 2 statements · from: France"
    nobody = people(PRESENTER, PeopleFilter(stance=Stance.WARNS, state=FRANCE))
    assert nobody.lead == "Nobody on record fits that choice."


@pytest.mark.parametrize(
    "wanted",
    [
        PeopleFilter(),
        PeopleFilter(Stance.FOR),
        PeopleFilter(state=NORLAND),
        PeopleFilter(Stance.NONE, FRANCE, TRAINERS),
    ],
)
def test_a_filter_is_read_back_from_a_button(wanted: PeopleFilter) -> None:
    assert PeopleFilter.read(wanted.listing.value, PRESENTER) == wanted


@pytest.mark.parametrize("value", ["", "-", "x:-:-", "-:gone0000:-", "-:-:gone0000", "::"])
def test_a_filter_of_no_sense_is_refused(value: str) -> None:
    assert PeopleFilter.read(value, PRESENTER) is None


def test_about_says_how_much_is_known_and_up_to_when() -> None:
    text = str(about(PRESENTER).pages)
    assert "22 statements by 21 speakers, from 3 source pages" in text
    assert "February 2024 and 25 November 2024" in text
    assert "CC BY 4.0" in text


def test_help_offers_questions_to_try() -> None:
    assert labels(how_to_ask(PRESENTER))[0] == "What did Macron say about ground troops?"


def test_a_claim_is_never_shown_without_its_speaker() -> None:
    for question in ("who is everyone", "when", "compare", "two", "macron", "What did Macron say?"):
        assert all(card.speaker for card in cards(reply_to(question)))
    assert PRESENTER.speaker(ALREADY_THERE) == PESKOV.name


def test_a_mark_joins_what_already_stands_in_brackets() -> None:
    source = replace(INEVITABLE.citations[0].source, outlet="RT (copy at Example)")
    assert PRESENTER.outlet(source) == "RT (copy at Example; Russian state media)"


def test_a_page_that_is_cited_twice_is_linked_once() -> None:
    twice = replace(INEVITABLE, citations=(*INEVITABLE.citations, *INEVITABLE.citations))
    assert len(PRESENTER.card(twice).sources) == 1
