"""The project's own fact base, laid out whole."""

from __future__ import annotations

from bot.answering import Engine
from bot.knowledge import FactBase
from bot.presenting import Presenter, TextStyle, compose, profile, reply_as_text, statement_reply
from bot.presenting.as_discord import escape, render
from bot.presenting.bounds import surely_fits
from bot.presenting.check import rendering_problems, replies
from bot.presenting.limits import message_problems
from bot.presenting.state import code


def test_discord_would_show_all_of_it(base: FactBase) -> None:
    assert rendering_problems(base) == []
    for what, reply in replies(base):
        for page in range(len(reply.pages)):
            # As cards they are laid out in test_layout_limits.py.
            rendered = render(reply, page=page, owner="abcd", question="?" * 200)
            assert message_problems(rendered.payload()) == [], (what, page)


def test_none_of_it_has_to_be_laid_out_to_know_that(base: FactBase) -> None:
    unsure = [what for what, reply in replies(base) for page in range(len(reply.pages)) if not surely_fits(reply, page)]
    # A few may become unsure as the base grows; each costs `check` time.
    assert len(unsure) <= 20, unsure


def test_no_statement_or_caveat_is_cut_on_its_card(base: FactBase) -> None:
    presenter = Presenter(base)
    for statement in base.statements.values():
        card = presenter.card(statement)
        [embed] = render(statement_reply(presenter, statement)).embeds
        shown = embed.description or ""
        for text in (card.text, card.quote, card.when_basis, *card.caveats):
            assert text is None or escape(text) in shown, (statement.id, text)


def test_every_quote_is_linked_to_on_pages_in_its_language(base: FactBase) -> None:
    presenter = Presenter(base)
    for statement in base.statements.values():
        if statement.quote is not None:
            first = statement.citations[0].source.language
            for citation in statement.citations:
                url = presenter.source_link(citation, statement).url or ""
                assert (":~:text=" in url) is (citation.source.language == first), (statement.id, citation.source.id)


def test_every_speaker_has_a_record_for_the_terminal_too(base: FactBase) -> None:
    presenter = Presenter(base)
    for actor in presenter.speakers:
        assert actor.name.split()[-1] in reply_as_text(profile(presenter, actor), TextStyle(width=60))


def test_short_codes_are_unique(base: FactBase) -> None:
    assert len({code(identifier) for identifier in (*base.statements, *base.actors)}) == len(base.statements) + len(
        base.actors
    )


def test_the_record_of_an_office_says_who_held_it(engine: Engine) -> None:
    answer = engine.ask("what did the British prime minister say in 2024")
    [embed] = render(compose(Presenter(engine.base, illustrated=False), answer)).embeds
    shown = f"{embed.description or ''} {' '.join(field.name or '' for field in embed.fields)}"
    assert all(actor.name in shown for actor in answer.actors)
