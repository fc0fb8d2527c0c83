"""The shape of `knowledge.yaml`, written once: the loader, the JSON Schema and the length checks all read it."""

from __future__ import annotations

from bot.knowledge.kinds import (
    Choice,
    Count,
    Date,
    Field,
    FileName,
    Flag,
    Id,
    Language,
    ListOf,
    Record,
    Reference,
    Text,
    Translations,
    Url,
    Words,
)
from bot.knowledge.model import ActorKind, DeclineReason, Ownership, Stance, StatementKind

__all__ = ["DOCUMENT", "SECTIONS_WITH_IDS"]

_ID = Field("id", Id(), "Small letters, digits and hyphens. Never change it: links and answers point to it.", True)
_NOTE = Field("note", Text(500), "Anything a later curator should know.")

_META = Record(
    "meta",
    (
        Field("title", Text(100), "The name of the base, as readers see it.", True),
        Field("language", Language(), "The language the statements are written in.", True),
        Field(
            "coverage",
            Record(
                "coverage",
                (
                    Field("from", Date(), "The first date the base knows about.", True),
                    Field("to", Date(), "The last date the base knows about.", True),
                ),
            ),
            "The period the base knows about. Questions about other times are declined.",
            True,
        ),
        Field("licence", Text(300), "Under which terms the base may be used.", True),
        Field("contact", Text(200), "Where to write when something in the base is wrong.", True),
        Field("neutrality", Text(1000), "How the base stays neutral; shown to readers who ask.", True),
    ),
)

_LONGEST_NAME = 60

_NAMED_WORDS = (
    _ID,
    Field("name", Text(_LONGEST_NAME), "What readers see.", True),
    Field("names", Translations(_LONGEST_NAME), "The name in other languages. Without one, readers see 'name'."),
    Field("description", Text(300), "One sentence on what belongs here and what does not.", True),
    Field("words", Words(), "How people write it, by language. A trailing * stands for any ending.", True),
)

_GENERAL = Field("general", Flag(), "true for the kind that stands for soldiers of whatever kind: 'troops'.")

_CONCEPT = Record(
    "concept",
    (
        _ID,
        Field(
            "words", Words(), "Words for the same notion in every language. A trailing * stands for any ending.", True
        ),
    ),
)

_ROLE = Record(
    "role",
    (
        Field("title", Text(160), "The role as readers see it: 'President of France'.", True),
        Field("office", Reference("actors", frozenset({ActorKind.OFFICE})), "The id of the office, if there is one."),
        Field("from", Date(), "When it began. Leave out if unknown."),
        Field("to", Date(), "When it ended. Leave out if it goes on or is unknown."),
    ),
)

_BODIES = frozenset(ActorKind) - {ActorKind.PERSON}

_ACTOR = Record(
    "actor",
    (
        _ID,
        Field(
            "kind",
            Choice(
                {
                    ActorKind.PERSON: "one human being",
                    ActorKind.STATE: "a country",
                    ActorKind.ORGANISATION: "a body such as NATO or an army",
                    ActorKind.OFFICE: "a post or its seat, such as the Kremlin",
                    ActorKind.OUTLET: "a newspaper, broadcaster or site",
                    ActorKind.GROUP: "several actors together, or people who are not named",
                }
            ),
            "What sort of actor this is.",
            True,
        ),
        Field("name", Text(80), "The name as readers see it.", True),
        Field("gender", Choice({"m": "he", "f": "she"}), "Persons only."),
        Field(
            "aliases", ListOf(Text(80)), "Other spellings, scripts and ways people refer to this actor and no other."
        ),
        Field("affiliation", Reference("actors", _BODIES), "The id of the state or body the actor belongs to."),
        Field("official", Flag(), "Organisations only: true for one that speaks for its state, such as a ministry."),
        Field("roles", ListOf(_ROLE), "What a person was and when, oldest first."),
        Field("members", ListOf(Reference("actors")), "Groups only: the ids of those who belong to it."),
        _NOTE,
    ),
)

_SOURCE = Record(
    "source",
    (
        _ID,
        Field("outlet", Text(80), "Who published the page.", True),
        Field("title", Text(300), "The headline, or null where it was not seen."),
        Field("url", Url(), "The address of the page.", True),
        Field("published", Date(), "When the page came out, or null where that is unknown."),
        Field("published_note", Text(300), "Why the printed date is wrong or missing."),
        Field("language", Language(), "The language of the page.", True),
        Field("translated_from", Language(), "The language it was translated from, if it was."),
        Field(
            "ownership",
            Choice(
                {
                    Ownership.STATE: "a state decides what it says; readers are told",
                    Ownership.PARTY: "it belongs to a party or a movement; readers are told",
                    Ownership.INDEPENDENT: "neither",
                    Ownership.OFFICIAL: "the site of a government or organisation itself",
                }
            ),
            "Who stands behind the outlet.",
            True,
        ),
        Field(
            "state", Reference("actors", frozenset({ActorKind.STATE})), "Which state, with ownership state or official."
        ),
        Field("via", Text(200), "Whom this page reports, where it is not the first to say it."),
        _NOTE,
        Field("seen", Date(), "When a curator read the page."),
        Field("text", FileName(), "File name, without .txt, of the curators' copy of the text where it is not the id."),
    ),
)

_CITATION = Record(
    "citation",
    (
        Field("id", Reference("sources"), "The id of the source.", True),
        Field("paragraph", Count(), "The paragraph it stands in: the n-th line of the text that is not empty."),
    ),
)

_STATEMENTS = Reference("statements")

_CORRECTION = Record(
    "correction",
    (
        Field("date", Date(), "The day on which the entry was mended.", True),
        Field("what", Text(300), "What had been wrong and what stands there now.", True),
    ),
)

_MILESTONE = Record(
    "milestone",
    (
        _ID,
        Field("name", Text(80), "What readers see.", True),
        Field("date", Date(), "When it was; its first day if it took several.", True),
        Field("words", Words(), "How people name it, by language. A trailing * stands for any ending.", True),
        Field("statements", ListOf(_STATEMENTS), "The ids of statements made there or telling of it."),
    ),
)

_STATEMENT = Record(
    "statement",
    (
        _ID,
        Field("actors", ListOf(Reference("actors"), 1), "Who said it. Several only for a joint statement.", True),
        Field("role", Text(160), "The actor's role then, only where the roles of the actor do not give it."),
        Field("spoken_by", Reference("actors"), "The office or spokesman who spoke for the actor."),
        Field("via", Text(200), "Through whom it reached the source: 'Politico, as reported by RT'."),
        Field("place", Text(100), "Where it was said."),
        Field("date", Date(), "When it was said, or null. Not when the article came out."),
        Field("date_basis", Text(300), "What the date rests on, or why there is none."),
        Field(
            "kind",
            Choice(
                {
                    StatementKind.SAID: "somebody said or wrote it in public",
                    StatementKind.REPORTED: "somebody reports that it was said or is so",
                    StatementKind.OFFICIAL_TEXT: "a law, resolution, declaration or document",
                    StatementKind.POLL: "a survey",
                    StatementKind.EVENT: "something that happened",
                }
            ),
            "How the words came to the public.",
            True,
        ),
        Field("deployment", Reference("deployments"), "Which kind of deployment it is about, or null for none."),
        Field(
            "stance",
            Choice(
                {
                    Stance.FOR: "wants it",
                    Stance.OPEN: "does not exclude it",
                    Stance.NEUTRAL: "speaks of it and takes no side",
                    Stance.AGAINST: "rejects it",
                    Stance.WARNS: "warns of what would follow",
                    Stance.NONE: "the statement is not about a deployment",
                }
            ),
            "What this statement, not its author in general, says about that deployment.",
            True,
        ),
        Field("topics", ListOf(Reference("topics"), 1), "The ids of what it is about.", True),
        Field("about", ListOf(Reference("actors")), "The ids of those it speaks about, without the speaker."),
        Field("allegation", Flag(), "True for an unproven accusation or claim of fact by an interested party."),
        Field("weight", Choice({"flagship": "a person's defining statement"}), "At most two statements a person."),
        Field("statement", Text(500), "Our own neutral words, naming who said it. One sentence or two.", True),
        Field("quote", Text(200), "At most 15 words exactly as printed, without the outer quotation marks, or null."),
        Field("sources", ListOf(_CITATION, 1), "Where it stands.", True),
        Field("caveats", ListOf(Text(300)), "What a reader must know to judge it."),
        Field(
            "questions", ListOf(Text(200)), "Five or more ways to ask for it; two with none of the statement's words."
        ),
        Field("answers", ListOf(_STATEMENTS), "Ids of statements that this one replies to."),
        Field(
            "contradicts", ListOf(_STATEMENTS), "Ids of statements that cannot be true or hold together with this one."
        ),
        Field("supersedes", ListOf(_STATEMENTS), "Ids of earlier statements of the same actor that this one replaces."),
        Field("same_as", ListOf(_STATEMENTS), "Ids of other reports of the same utterance."),
        Field("corrections", ListOf(_CORRECTION), "What was mended after the entry had been shown, oldest first."),
    ),
)

_DECLINED = Record(
    "declined question",
    (
        Field("question", Text(300), "A question to which the base has no answer.", True),
        Field(
            "reason",
            Choice(
                {
                    DeclineReason.UNKNOWN_ACTOR: "it names somebody the base does not have",
                    DeclineReason.NO_STATEMENT: "the base has the actor but nothing on this",
                    DeclineReason.OUTSIDE_PERIOD: "it asks about a time the base does not cover",
                    DeclineReason.OFF_TOPIC: "it is about another subject",
                    DeclineReason.OPINION: "it asks for an opinion or a prediction",
                    DeclineReason.SMALLTALK: "it is a greeting, thanks or abuse",
                    DeclineReason.EMPTY: "it asks nothing",
                }
            ),
            "Why there is no answer.",
            True,
        ),
    ),
)

DOCUMENT = Record(
    "fact base",
    (
        Field("meta", _META, "What the base says of itself.", True),
        Field("topics", ListOf(Record("topic", _NAMED_WORDS)), "What can be asked about.", True),
        Field(
            "deployments",
            ListOf(Record("deployment", (*_NAMED_WORDS, _GENERAL))),
            "Kinds of deployment, never to be confused.",
            True,
        ),
        Field("concepts", ListOf(_CONCEPT), "Synonyms and translations that lead to the words of the statements."),
        Field("milestones", ListOf(_MILESTONE), "Events by which people date others: 'before the Paris meeting'."),
        Field("actors", ListOf(_ACTOR), "Everybody who is quoted or can be asked about.", True),
        Field("sources", ListOf(_SOURCE), "The pages on which statements were read.", True),
        Field("statements", ListOf(_STATEMENT), "What was said, by whom and when.", True),
        Field("declined", ListOf(_DECLINED), "Questions settled as having no answer here."),
    ),
)
"""The whole file."""

SECTIONS_WITH_IDS = frozenset({"topics", "deployments", "concepts", "milestones", "actors", "sources", "statements"})
"""Sections whose entries are referred to by id."""
