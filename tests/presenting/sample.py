"""A small invented base with one of everything that has to be shown, and an engine that knows a few questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bot.answering.answer import Answer, Outcome, Understanding
from bot.knowledge import (
    Actor,
    ActorKind,
    Citation,
    Coverage,
    DeclineReason,
    Deployment,
    FactBase,
    Meta,
    Ownership,
    PartialDate,
    Role,
    Source,
    Stance,
    Statement,
    StatementKind,
    Topic,
)
from bot.knowledge.fact_base import chronological


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def state(identifier: str, name: str) -> Actor:
    return Actor(identifier, ActorKind.STATE, name)


def person(identifier: str, name: str, country: str | None, *roles: Role, aliases: tuple[str, ...] = ()) -> Actor:
    return Actor(identifier, ActorKind.PERSON, name, aliases, country, roles)


RUSSIA, FRANCE, GERMANY = state("russia", "Russia"), state("france", "France"), state("germany", "Germany")
UKRAINE, LITHUANIA = state("ukraine", "Ukraine"), state("lithuania", "Lithuania")
NORLAND = state("norland", "Norland")
OFFICE = Actor("white-house", ActorKind.OFFICE, "White House")
MACRON = person(
    "emmanuel-macron",
    "Emmanuel Macron",
    "france",
    Role("President of France", "president-of-france", day("2017-05-14")),
    aliases=("Macron", "Макрон"),
)
SCHOLZ = person(
    "olaf-scholz",
    "Olaf Scholz",
    "germany",
    Role("Vice-Chancellor of Germany", None, day("2018-03-14"), day("2021-12-07")),
    Role("Chancellor of Germany", "chancellor", day("2021-12-08"), day("2025-05-06")),
    aliases=("Scholz", "Шольц"),
)
PESKOV = person("dmitry-peskov", "Dmitry Peskov", "russia", Role("Kremlin spokesman", None), aliases=("Peskov",))
KULEBA = person("dmytro-kuleba", "Dmytro Kuleba", "ukraine", Role("Foreign Minister of Ukraine", None))
LANDSBERGIS = person(
    "gabrielius-landsbergis", "Gabrielius Landsbergis", "lithuania", Role("Foreign Minister of Lithuania", None)
)
BIDEN = person("joe-biden", "Joe Biden", None, Role("US President", None))
OUTLET = Actor("rt", ActorKind.OUTLET, "RT", affiliation="russia")
SILENT = person("mark-rutte", "Mark Rutte", None, aliases=("Rutte",))
CROWD = tuple(person(f"deputy-{n:02d}", f"Deputy Number{n:02d}", "norland") for n in range(14))

TROOPS = Deployment("combat-troops", "combat troops", "Soldiers sent to fight.", {})
TRAINERS = Deployment("instructors", "instructors", "People sent to train.", {})
RED_LINES = Topic("red-lines", "red lines", "What must not be crossed.", {})


def page(identifier: str, outlet: str, ownership: Ownership, **more: Any) -> Source:
    values: dict[str, Any] = {
        "title": None,
        "url": f"https://example.org/{identifier}",
        "published": day("2024-03-11"),
        "published_note": None,
        "language": "en",
        "translated_from": None,
        "state": None,
        "via": None,
        "note": None,
        "seen": None,
        "text": None,
    }
    return Source(id=identifier, outlet=outlet, ownership=ownership, **(values | more))


STATE_PAGE = page("rt-2024", "RT", Ownership.STATE, state="russia", translated_from="ru")
FREE_PAGE = page("bbc-2024", "BBC News Mundo", Ownership.INDEPENDENT, url="https://example.org/mundo_(1)?a=1&b=2")
PARTY_PAGE = page("paper-2024", "The Paper", Ownership.PARTY, published=None, via="Le Monde")


def said(
    identifier: str,
    actors: Actor | tuple[Actor, ...],
    text: str,
    *,
    on: str | None = "2024-02",
    stance: Stance = Stance.NONE,
    deployment: Deployment | None = TROOPS,
    sources: tuple[Source, ...] = (FREE_PAGE,),
    questions: tuple[str, ...] = (),
    **more: Any,
) -> Statement:
    values: dict[str, Any] = {"kind": StatementKind.SAID, "date_basis": "the page prints the date", "quote": None}
    return Statement(
        id=identifier,
        actors=actors if isinstance(actors, tuple) else (actors,),
        date=day(on) if on else None,
        stance=stance,
        deployment=deployment,
        topics=(RED_LINES,),
        statement=text,
        citations=tuple(Citation(source, 3) for source in sources),
        questions=questions,
        **(values | more),
    )


NOTHING_RULED_OUT = said(
    "macron-nothing-ruled-out",
    MACRON,
    "Emmanuel Macron said that nothing should be excluded, including sending ground troops.",
    stance=Stance.OPEN,
    quote="nothing can be ruled out",
    place="Paris",
    flagship=True,
    sources=(FREE_PAGE, STATE_PAGE),
    questions=("What did Macron say about ground troops?", "Does Macron exclude sending soldiers?"),
    caveats=("Two renderings of the same words are in circulation.",),
)
NOT_ONE_SOLDIER = said(
    "scholz-no-ground-troops",
    SCHOLZ,
    "Olaf Scholz said that no ground troops would be sent by European countries or NATO states.",
    on="2024-02-27",
    stance=Stance.AGAINST,
    quote="no ground troops",
    flagship=True,
    contradicts=("macron-nothing-ruled-out",),
    questions=("What did Scholz say about ground troops?",),
)
INEVITABLE = said(
    "peskov-inevitable",
    PESKOV,
    "Dmitry Peskov said that a conflict with NATO would then not be probable but inevitable.",
    on="2024-02-27",
    stance=Stance.WARNS,
    via="Politico, as reported by RT",
    sources=(STATE_PAGE,),
    questions=("How did Peskov react?",),
)
ALREADY_THERE = said(
    "peskov-already-there",
    PESKOV,
    "Dmitry Peskov claimed that foreign instructors are in Ukraine already.",
    on=None,
    date_basis="the page prints no date; it answers a statement of May",
    deployment=TRAINERS,
    allegation=True,
    sources=(STATE_PAGE,),
    caveats=("A claim by a party to the war.", "Denied by Kyiv."),
    questions=("Are there Western instructors in Ukraine, as Peskov says?",),
)
TOGETHER = said(
    "joint-demining",
    (KULEBA, LANDSBERGIS),
    "Dmytro Kuleba and Gabrielius Landsbergis said that training could happen in Ukraine.",
    on="2024-03-08",
    stance=Stance.FOR,
    deployment=TRAINERS,
)
NO_TROOPS = said(
    "biden-no-troops",
    BIDEN,
    "The White House said that Joe Biden would not send US troops.",
    on="2024-02-27",
    stance=Stance.AGAINST,
    spoken_by=OFFICE,
    kind=StatementKind.OFFICIAL_TEXT,
    questions=("Will Biden send troops?",),
)
REPORT = said(
    "rt-reports",
    OUTLET,
    "RT reported that an alliance was being prepared.",
    on="2024",
    deployment=None,
    kind=StatementKind.REPORTED,
    sources=(STATE_PAGE, PARTY_PAGE),
)
LATER = said("macron-later", MACRON, "Emmanuel Macron said that conditions would have to be met.", on="2024-05-02")
SPEECHES = tuple(
    said(
        f"deputy-{n:02d}-said",
        CROWD[n],
        f"Deputy Number{n:02d} said in parliament that the plan was thought through. " * 3,
        on=f"2024-06-{n + 1:02d}",
        stance=(Stance.FOR, Stance.AGAINST, Stance.NEUTRAL)[n % 3],
    )
    for n in range(14)
)

STATEMENTS = (
    NOTHING_RULED_OUT,
    NOT_ONE_SOLDIER,
    INEVITABLE,
    ALREADY_THERE,
    TOGETHER,
    NO_TROOPS,
    REPORT,
    LATER,
    *SPEECHES,
)
ACTORS = (
    RUSSIA,
    FRANCE,
    GERMANY,
    UKRAINE,
    LITHUANIA,
    NORLAND,
    OFFICE,
    MACRON,
    SCHOLZ,
    PESKOV,
    KULEBA,
    LANDSBERGIS,
    BIDEN,
    OUTLET,
    SILENT,
    *CROWD,
)


def base_of(statements: Sequence[Statement] = STATEMENTS) -> FactBase:
    sources = {c.source.id: c.source for statement in statements for c in statement.citations}
    actors = {actor.id: actor for actor in ACTORS}
    actors |= {actor.id: actor for statement in statements for actor in statement.actors}
    return FactBase(
        meta=Meta(
            title="Should Western countries send troops to Ukraine?",
            language="en",
            coverage=Coverage(day("2024-02"), day("2024-11-25")),
            licence="CC BY 4.0",
            contact="https://example.org/contact",
            neutrality="Every side is quoted; the order is alphabetical or by date.",
        ),
        topics=MappingProxyType({RED_LINES.id: RED_LINES}),
        deployments=MappingProxyType({TROOPS.id: TROOPS, TRAINERS.id: TRAINERS}),
        concepts=MappingProxyType({}),
        actors=MappingProxyType(actors),
        sources=MappingProxyType(sources),
        statements=MappingProxyType({statement.id: statement for statement in statements}),
    )


SAMPLE = base_of()


@dataclass
class SmallEngine:
    """Answers by the words in a question; enough to bring out every kind of reply."""

    base: FactBase
    asked: list[str] = field(default_factory=list)

    def ask(self, text: str, *, context: Answer | None = None) -> Answer:
        self.asked.append(text)
        if context is not None and text == "when?":
            return replace(context, question=text, asked=f"when {context.question}")
        words = text.casefold()
        everything = tuple(self.base.statements.values())

        def of(*actors: Actor) -> tuple[Statement, ...]:
            mine = [s for s in everything if any(actor in s.actors for actor in actors)]
            return tuple(sorted(mine, key=chronological))

        def declined(reason: DeclineReason, read: Understanding | None = None) -> Answer:
            near = tuple(s for s in everything if s.flagship)
            return Answer(text, Outcome.NOT_COVERED, 0.9, read or Understanding(), reason, related=near)

        if "break" in words:
            raise RuntimeError("the engine broke")
        if "everyone" in words and "who" in words:
            return Answer(text, Outcome.LIST, 0.9, Understanding(deployment=TROOPS), statements=everything)
        if "unclear" in words:
            return Answer(text, Outcome.CLARIFY, 0.5, candidates=everything[:5])
        if "compare" in words:
            both = Understanding(actors=(MACRON, SCHOLZ, SILENT))
            return Answer(text, Outcome.COMPARISON, 0.9, both, statements=of(MACRON, SCHOLZ))
        if "when" in words:
            return Answer(text, Outcome.TIMELINE, 0.9, Understanding(actors=(MACRON,)), statements=everything)
        if "two" in words:
            return Answer(text, Outcome.STATEMENT, 0.9, statements=everything[:3], related=everything[3:5])
        if "rutte" in words:
            return declined(DeclineReason.NO_STATEMENT, Understanding(actors=(SILENT,), topics=(RED_LINES,)))
        if "1999" in words:
            return declined(DeclineReason.OUTSIDE_PERIOD)
        if "should we" in words:
            return declined(DeclineReason.OPINION)
        if "hello" in words:
            return declined(DeclineReason.SMALLTALK)
        if "zorgon" in words:
            return declined(DeclineReason.UNKNOWN_ACTOR, Understanding(unknown=text))
        if words.strip() in ("macron", "emmanuel macron"):
            return Answer(text, Outcome.PROFILE, 0.9, Understanding(actors=(MACRON,)), statements=of(MACRON))
        if "macron" in words:
            return Answer(text, Outcome.STATEMENT, 0.9, statements=of(MACRON)[:1], related=everything[1:3])
        if "already" in words:
            return Answer(text, Outcome.STATEMENT, 0.9, statements=of(PESKOV)[-1:])
        if not any(character.isalnum() for character in words):
            return declined(DeclineReason.EMPTY)
        return declined(DeclineReason.OFF_TOPIC)
