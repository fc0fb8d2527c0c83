"""What a curator is told when the file is not a fact base, and what a good file becomes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from bot.knowledge import FactBaseError, PartialDate, Stance, UnreadableFactBaseError, load_fact_base
from bot.knowledge.plain import to_plain
from tests.knowledge.bases import SMALL, SMALL_TEXT, changed, line_of, load, problems, write


def test_every_reference_of_a_loaded_base_is_resolved() -> None:
    base = load_fact_base(SMALL)
    statement = base.statements["keller-2024-02-door"]
    assert [actor.name for actor in statement.actors] == ["Anna Keller"]
    assert statement.deployment is base.deployments["combat-troops"]
    assert statement.topics == (base.topics["bridge"],)
    assert statement.citations[0].source is base.sources["morning-post-2024-02-27"]
    assert statement.citations[0].paragraph == 3
    assert statement.date == PartialDate(2024, 2, 26)
    assert statement.stance is Stance.OPEN
    assert statement.flagship
    assert base.statements["brandt-2024-02-warning"].allegation
    assert base.role_then(statement.actors[0], statement) == "Prime Minister of Norland"


def test_a_loaded_base_cannot_be_changed() -> None:
    base = load_fact_base(SMALL)
    with pytest.raises(TypeError):
        base.topics["new"] = base.topics["bridge"]  # type: ignore[index]
    with pytest.raises(TypeError):
        base.topics["bridge"].words["en"] = ()  # type: ignore[index]


def test_statements_and_topics_can_be_kept_in_sets() -> None:
    base = load_fact_base(SMALL)
    assert len({*base.statements.values(), *base.statements.values()}) == 2
    assert len({*base.topics.values()}) == 2


def test_unquoted_dates_and_words_that_yaml_would_twist_stay_text(tmp_path: Path) -> None:
    base = load(tmp_path, ('date: "2024-02-26"', "date: 2024-02-26"), ("[Keller, ", "[no, 1e3, "))
    assert base.statements["keller-2024-02-door"].date == PartialDate(2024, 2, 26)
    assert base.actors["anna-keller"].aliases[:2] == ("no", "1e3")


def test_line_breaks_inside_a_text_become_spaces(tmp_path: Path) -> None:
    base = load(tmp_path, ("statement: >-", "statement: |"))
    assert "soldiers from other countries among them." in base.statements["keller-2024-02-door"].statement


def test_a_file_saved_with_a_byte_order_mark_loads(tmp_path: Path) -> None:
    assert len(load_fact_base(write(tmp_path, "\ufeff" + SMALL_TEXT)).statements) == 2


def test_all_problems_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = changed(
        ("stance: open", "stance: opne"),
        ("deployment: combat-troops", "deployment: combat-trops"),
        ('date: "2024-02-26"', 'date: "26 February"'),
        ("actors: [otto-brandt]", "actors: [oto-brandt]"),
        ("ownership: independent", "ownershp: independent"),
    )
    found = {problem.line: problem.message for problem in problems(tmp_path, text)}
    assert "did you mean 'open'?" in found[line_of(text, "opne")]
    assert "did you mean 'combat-troops'?" in found[line_of(text, "combat-trops")]
    assert "not a date like 2024, 2024-02 or 2024-02-27" in found[line_of(text, "26 February")]
    assert "did you mean 'otto-brandt'?" in found[line_of(text, "oto-brandt")]
    assert "did you mean 'ownership'?" in found[line_of(text, "ownershp")]
    assert any("has no 'ownership'" in message for message in found.values())


def test_a_problem_reads_as_file_line_level_message(tmp_path: Path) -> None:
    text = changed(("stance: open", "stance: opne"))
    (problem,) = problems(tmp_path, text)
    assert str(problem) == (
        f"{tmp_path / 'knowledge.yaml'}:{line_of(text, 'opne')}: error: "
        "'stance' of keller-2024-02-door: 'opne' is not allowed here; did you mean 'open'?"
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("id: morning-post-2024-02-27, paragraph: 3", "id: morning-pst, paragraph: 3", "did you mean 'morning-post-"),
        ("paragraph: 3", "paragraph: third", "'third' is not a whole number from 1"),
        ("paragraph: 3", "paragraph: 0", "'0' is not a whole number from 1"),
        ("allegation: true", "allegation: yes", "write true or false, not 'yes'"),
        ("topics: [bridge]", "topics: bridge", "must be a list, but this is a text"),
        ("topics: [bridge]", "topics: []", "must not be an empty list"),
        ("topics: [bridge]", "topics: [bridge, bridge]", "'bridge' stands twice"),
        ("topics: [bridge]", "topics: [[bridge]]", "must be the id of an entry of topics, but this is a list"),
        ("- id: otto-brandt", "- id: anna-keller", "actors has two entries with the id 'anna-keller'"),
        ("- id: otto-brandt", "- id: Otto Brandt", "use small letters, digits and single hyphens"),
        ("id: cost\n", "id:\n", "'id' of item 2 of 'topics' is empty"),
        ("url: https://post", "url: post", "it must begin with https://"),
        ("office: prime-minister-of-norland", "office: norland", "an actor of the kind office"),
        ("affiliation: norland", "affiliation: otto-brandt", "'otto-brandt' is of the kind person"),
        ("state: sudland", "state: otto-brandt", "an actor of the kind state"),
        ("quote: we close no door", "quote: {we: close}", "a text that contains ': ' must stand in quotes"),
        ("quote: we close no door", 'quote: ""', "'quote' of keller-2024-02-door is empty"),
        ("quote: we close no door", 'quote: "we\\u200bclose"', "the invisible character U+200B"),
        ("quote: we close no door", 'quote: "we\\0close"', "the invisible character U+0000"),
        ("quote: we close no door", "quote: we close\n    quote: no door", "the key 'quote' stands here twice"),
        ("text: radio-77", "text: ../radio-77", "is not a file name"),
        ("text: radio-77", "text: radio-77.txt", "without .txt"),
        ('en: ["bridge*", crossing]', 'english: ["bridge*"]', "'english' is not a language code"),
        ('{en: ["cost*", "pric*"], de: [Kosten]}', "[costs]", "must have a list for each language"),
        ("kind: said", "kind: null", "'kind' of keller-2024-02-door is empty"),
        ("meta:\n", "mata:\n", "did you mean 'meta'?"),
        ("  contact: curators@example.org\n", "", "'meta' has no 'contact'"),
        ("reason: off_topic", "reason: weather", "'weather' is not allowed here"),
        (
            "sources:\n      - {id: morning",
            "sources:\n      - morning-post\n      - {id: morning",
            "must have keys (id, p",
        ),
        ("quote: we close no door", "quote: &door we close", "is a YAML anchor"),
        ("quote: we close no door", "quote: *door", "is a YAML alias"),
        ("quote: we close no door", "quote: !!python/object:os.system x", "is a YAML tag"),
        ("quote: we close no door", 'quote: "we close no door', "this is not YAML"),
        ("quote: we close no door", "quote: we: close: no door", "a text that contains ': ' must stand in quotes"),
        ("quote: we close no door", "quote: @door", "begins with a special sign in quotes"),
        ("declined:\n", "---\ndeclined:\n", "a second document begins here"),
    ],
)
def test_a_curator_is_told_what_is_wrong_and_how_to_mend_it(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    assert message in "\n".join(str(problem) for problem in problems(tmp_path, changed((before, after))))


def test_a_missing_section_is_named(tmp_path: Path) -> None:
    text = SMALL_TEXT[: SMALL_TEXT.index("statements:")]
    assert "the section 'statements:' is missing" in problems(tmp_path, text)[0].message


@pytest.mark.parametrize("text", ["", "   \n", "# only a remark\n", "null\n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, text: str) -> None:
    assert "the file is empty" in problems(tmp_path, text)[0].message


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n"])
def test_a_file_without_sections_is_refused(tmp_path: Path, text: str) -> None:
    assert "the file must begin with sections" in problems(tmp_path, text)[0].message


def test_a_key_that_is_a_list_is_refused(tmp_path: Path) -> None:
    assert "a key must be a word" in problems(tmp_path, "? [a, b]\n: c\n")[0].message


def test_a_missing_file_and_a_directory_have_nothing_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFactBaseError, match="there is no such file"):
        load_fact_base(tmp_path / "none.yaml")
    with pytest.raises(UnreadableFactBaseError, match="this is a directory"):
        load_fact_base(tmp_path)
    with pytest.raises(UnreadableFactBaseError, match="cannot be read"):
        load_fact_base("a\0b")


def test_a_file_that_is_not_utf_8_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yaml"
    path.write_bytes(SMALL_TEXT.replace("ajar", "ajär").encode("latin-1", "replace"))
    with pytest.raises(FactBaseError, match=rf":{line_of(SMALL_TEXT, 'ajar')}: error: this line is not UTF-8"):
        load_fact_base(path)


def test_an_invisible_character_is_told_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, changed(("Келлер", "Келлер\x07")))
    assert (problem.line, "U+0007" in problem.message) == (line_of(SMALL_TEXT, "Келлер"), True)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "knowledge.yaml"
    path.write_bytes(b"#" * 9_000_000)
    with pytest.raises(UnreadableFactBaseError, match="larger than 8 MB"):
        load_fact_base(path)


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "[{a: " * 5_000])
def test_a_file_nested_without_end_is_refused_quickly(tmp_path: Path, text: str) -> None:
    began = time.perf_counter()
    assert "nested more than" in problems(tmp_path, text)[0].message
    assert time.perf_counter() - began < 5


def test_a_file_with_countless_values_is_refused(tmp_path: Path) -> None:
    assert "values, which no fact base should" in problems(tmp_path, "a: [" + "1," * 600_000 + "]")[-1].message


def test_a_file_of_another_kind_does_not_flood_the_reader(tmp_path: Path) -> None:
    text = "\n".join(f"key{number}: value" for number in range(5_000))
    found = problems(tmp_path, text)
    assert len(found) == 501
    assert any("mend these first" in problem.message for problem in found)


def test_the_json_export_loads_as_the_same_base(tmp_path: Path) -> None:
    base = load_fact_base(SMALL)
    assert load_fact_base(write(tmp_path, json.dumps(to_plain(base)))) == base


def test_a_large_base_loads_within_a_second(tmp_path: Path) -> None:
    statement = SMALL_TEXT[SMALL_TEXT.index("  - id: keller-2024") : SMALL_TEXT.index("  - id: brandt-2024")]
    copies = "".join(statement.replace("keller-2024-02-door", f"keller-{number}") for number in range(600))
    path = write(tmp_path, changed(("  - id: brandt-2024-02-warning", copies + "  - id: brandt-2024-02-warning")))
    assert path.stat().st_size > 450_000
    best = min(_seconds(path) for _ in range(3))
    assert best < 1


def _seconds(path: Path) -> float:
    began = time.perf_counter()
    load_fact_base(path)
    return time.perf_counter() - began
