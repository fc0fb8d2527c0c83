"""A reply as components: the same content as in embeds, and what can be pressed beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.answer import Answer, Outcome, Understanding
from bot.knowledge import Correction, Stance
from bot.presenting import Presenter, compose, profile, statement_reply
from bot.presenting.as_discord import Rendered, Style, render
from bot.presenting.as_discord_layout import question_in
from bot.presenting.component_limits import walk
from bot.presenting.limits import message_problems
from bot.presenting.people import PeopleFilter, people
from bot.presenting.pictures import Board, Mark
from bot.presenting.presses import Open
from bot.presenting.reply import (
    Entry,
    Illustration,
    Menu,
    MenuKind,
    Option,
    Paragraph,
    Reply,
    Row,
    Rows,
    Section,
)
from bot.presenting.state import Listing, ListingKind, code
from bot.presenting.text import clean
from bot.presenting.wording import LANGUAGES, wording
from tests.presenting.sample import (
    ALREADY_THERE,
    NOT_ONE_SOLDIER,
    NOTHING_RULED_OUT,
    SAMPLE,
    SmallEngine,
    day,
)

PRESENTER = Presenter(SAMPLE)
BOARD = Board("Who stands where", "", ("combat troops",), (("France", (Mark(Stance.OPEN),)),), (), "")
PICTURE = Illustration(BOARD, "France is open to combat troops.")
SMALL_PRINT, RULE, MENU, GALLERY, BUTTON = "-# ", 14, 3, 12, 2

Json = Mapping[str, Any]


def shown(reply: Reply, page: int = 0, **more: Any) -> Rendered:
    return render(reply, page=page, owner="abcd", style=Style.CARDS, **more)


def every(rendered: Rendered) -> list[Json]:
    return list(walk(rendered.payload()["components"]))


def texts(rendered: Rendered) -> list[str]:
    return [component["content"] for component in every(rendered) if component["type"] == 10]


def text(rendered: Rendered) -> str:
    return "\n".join(texts(rendered))


def of_kind(rendered: Rendered, kind: int) -> list[Json]:
    return [component for component in every(rendered) if component["type"] == kind]


def labels(rendered: Rendered) -> list[str]:
    return [button["label"] for button in of_kind(rendered, BUTTON)]


def boxes(rendered: Rendered) -> list[Json]:
    return [component for component in rendered.payload()["components"] if component["type"] == 17]


def answer(question: str) -> Reply:
    return compose(PRESENTER, SmallEngine(SAMPLE).ask(question))


def received(components: Sequence[Json]) -> Iterator[discord.Component]:
    """What Discord sends back of a message."""
    for data in components:
        if data["type"] == 10:
            yield discord.TextDisplay(data)  # type: ignore[arg-type]
        elif data["type"] == 17:
            yield discord.components.Container(data, None)  # type: ignore[arg-type]


def found_again(rendered: Rendered) -> str | None:
    return question_in(received(rendered.payload()["components"]))


def test_everything_is_in_the_layout_and_nothing_in_embeds() -> None:
    rendered = shown(answer("What did Macron say?"), question="What did Macron say?")
    assert rendered.style is Style.CARDS
    assert rendered.embeds == ()
    payload = rendered.payload()
    assert payload["flags"] == 1 << 15
    assert payload["embeds"] == []
    assert isinstance(rendered.view(), discord.ui.LayoutView)
    assert {"Other side (8)", "Sources (2)", "Useful", "Wrong?", "Delete"} <= set(labels(rendered))


def test_a_statement_says_who_then_what_to_know_then_the_words() -> None:
    mended = replace(NOTHING_RULED_OUT, corrections=(Correction(day("2024-12-03"), "The month had been March."),))
    said = text(shown(statement_reply(PRESENTER, mended)))
    in_order = [
        "### Emmanuel Macron, President of France",
        "△ **Open to: combat troops**",
        "February 2024 · Paris",
        "Emmanuel Macron said that nothing should be excluded",
        "> “nothing can be ruled out”",
        "-# ⓘ Two renderings",
        "-# ✎ Correction, 3 December 2024: The month had been March.",
        "🔗 [BBC News Mundo, 11 March 2024](https://example.org/",
        "🔗 [RT (Russian state media), translated from Russian, 11 March 2024](",
        "-# As of 25 November 2024 · macron-nothing-ruled-out",
    ]
    places = [said.index(part) for part in in_order]
    assert places == sorted(places)


def test_a_day_is_shown_as_each_reader_writes_dates() -> None:
    assert "<t:1709029800:D>" in text(shown(statement_reply(PRESENTER, NOT_ONE_SOLDIER)))


def test_an_allegation_is_marked_before_it_is_told() -> None:
    said = text(shown(statement_reply(PRESENTER, ALREADY_THERE)))
    assert said.index("❗ **Allegation") < said.index("foreign instructors are in Ukraine")


def test_markdown_and_mentions_of_a_base_are_shown_as_they_are() -> None:
    loud = replace(NOTHING_RULED_OUT, statement="**@everyone** <@123> [x](https://evil.example)")
    said = text(shown(statement_reply(PRESENTER, loud)))
    assert r"\*\*\@everyone\*\* \<\@123\> \[x\](https://evil.example)" in said


def test_two_statements_stand_in_two_boxes_each_with_its_sign_and_colour() -> None:
    both = Answer("?", Outcome.STATEMENT, 0.9, Understanding(), statements=(NOTHING_RULED_OUT, NOT_ONE_SOLDIER))
    rendered = shown(compose(PRESENTER, both))
    first, second = boxes(rendered)
    assert first["accent_color"] != second["accent_color"]
    assert "△ **Open to" in first["components"][0]["content"]
    assert "▼ **Against" in second["components"][0]["content"]
    assert texts(rendered)[0] == "2 statements answer this, each by itself:"
    assert "-# As of 25 November 2024 · scholz-no-ground-troops" in texts(rendered)


def test_each_entry_of_a_list_has_a_button_that_opens_it_and_needs_no_menu() -> None:
    reply = answer("who is everyone")
    rendered = shown(reply)
    opened = [button["custom_id"] for button in of_kind(rendered, BUTTON) if button["label"] == "Open"]
    assert opened == [str(Open(Listing(ListingKind.CARD, code(key)))) for key in reply.statements_on(0)]
    assert "Read one in full" not in [menu["placeholder"] for menu in of_kind(rendered, MENU)]
    assert "Read one in full" in str(render(reply, owner="abcd").payload()["components"])


def test_a_statement_shown_twice_has_one_button() -> None:
    entry = Entry(PRESENTER.card(NOTHING_RULED_OUT))
    rendered = shown(Reply(((Section("Anna", (entry,)), Section("Olaf", (entry,))),)))
    assert labels(rendered).count("Open") == 1
    assert message_problems(rendered.payload()) == []


def test_a_menu_stays_where_it_opens_something_else() -> None:
    for reply, prompt in (
        (people(PRESENTER, PeopleFilter()), "Open somebody’s record"),
        (answer("what does Rutte say"), "This may help"),
        (answer("unclear"), "Choose what you mean"),
    ):
        assert prompt in [menu["placeholder"] for menu in of_kind(shown(reply), MENU)]


def entries(number: int) -> Reply:
    cards = [replace(PRESENTER.card(NOTHING_RULED_OUT), statement_id=f"statement-{n}") for n in range(number)]
    menu = Menu(MenuKind.OPEN, "Read one", tuple(Option("a", "b", code(card.statement_id)) for card in cards))
    sections = tuple(Section(f"Heading {n}", (Entry(card), Entry(card))) for n, card in enumerate(cards))
    return Reply((sections,), "Title", menus=(menu,))


def test_lines_within_a_heading_give_way_first_then_all_lines_then_buttons_but_never_what_can_be_done() -> None:
    def looks(number: int) -> tuple[int, int, bool]:
        rendered = shown(entries(number))
        rules = [rule for rule in of_kind(rendered, RULE) if rule["divider"]]
        return len(rules), labels(rendered).count("Open"), bool(of_kind(rendered, MENU))

    assert looks(2) == (3, 2, False)
    assert looks(5) == (4, 5, False)
    assert looks(6) == (0, 6, False)
    assert looks(12) == (0, 0, True)


def test_columns_stand_below_one_another_each_under_its_heading() -> None:
    reply = answer("compare Macron and Scholz")
    said = text(shown(reply))
    assert said.count("### Emmanuel Macron") == said.count("### Olaf Scholz") == 1
    assert (
        said.index("conditions would have to be met") < said.index("### Olaf Scholz") < said.index("no ground troops")
    )


def test_tables_and_paragraphs_stand_under_their_headings() -> None:
    page = (
        Rows("France", (Row("Anna", "minister"), Row("1.", "a choice"))),
        Paragraph("More", "Two\nlines_"),
        Paragraph(None, "A page", "https://example.org/1"),
        Paragraph(None, "What is known of it"),
    )
    assert texts(shown(Reply((page,), "Title", "Lead."), public=False)) == [
        "## Title\nLead.",
        "### France\n**Anna** · minister\n**1\\.** a choice",
        "### More\nTwo\nlines\\_",
        "[A page](https://example.org/1)",
        "What is known of it",
    ]


def test_a_picture_stands_below_the_title_and_says_in_words_what_it_shows() -> None:
    reply = Reply(((Paragraph(None, "In words"),),), "Title", illustrations=(PICTURE,))
    rendered = shown(reply)
    [box] = boxes(rendered)
    assert [part["type"] for part in box["components"]][:2] == [10, GALLERY]
    [item] = box["components"][1]["items"]
    assert (item["media"]["url"], item["description"]) == ("attachment://stances.png", PICTURE.alt)
    assert rendered.illustration is PICTURE
    assert of_kind(shown(reply, pictures=False), GALLERY) == []


@settings(deadline=None)  # the first example of a language waits until that is read
@given(st.text(max_size=250) | st.text(alphabet="*_-+#1.)<@\\[]`| …“”„«»", max_size=200), st.sampled_from(LANGUAGES))
def test_the_question_above_an_answer_is_found_again(question: str, language: str) -> None:
    asked = clean(question)
    for reply in (answer("What did Macron say?"), answer("who is everyone")):
        assert found_again(shown(reply, question=question, wording=wording(language))) == (asked or None)


def test_a_question_that_had_to_be_cut_is_not_mistaken_for_a_whole_one() -> None:
    assert found_again(shown(answer("who is everyone"), question="word " * 200)) is None


def test_other_texts_are_not_mistaken_for_the_question() -> None:
    rendered = shown(profile(PRESENTER, NOTHING_RULED_OUT.actors[0]))
    assert found_again(rendered) is None
    boxed: Any = {"type": 17, "components": [{"type": 10, "content": "x", "id": 3}], "accent_color": None}
    assert question_in(received([boxed])) is None


def test_the_question_is_found_inside_a_container_too() -> None:
    [asked, *_] = shown(answer("who is everyone"), question="Who?").payload()["components"]
    assert question_in(received([{"type": 17, "components": [asked], "accent_color": None}])) == "Who?"


def test_a_card_that_needs_less_than_its_share_leaves_it_to_the_other() -> None:
    long = replace(PRESENTER.card(NOTHING_RULED_OUT), text="word " * 220)
    reply = Reply(((PRESENTER.card(NOT_ONE_SOLDIER), long),))
    assert long.text.strip() in text(shown(reply))
    assert SMALL_PRINT in text(shown(reply))
