"""`python -m bot add` asks a curator for a statement and puts it in its place."""

from __future__ import annotations

import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.knowledge import load_fact_base
from bot.settings import PROJECT
from tests.knowledge.bases import SMALL_TEXT, changed, line_of, write

Output = pytest.CaptureFixture[str]

SPEAKER = ["Keller", "", "", "parliament, Norborg", "2024-02-27", "the paper says yesterday", ""]
WORDS = ["Anna Keller said that the river would be guarded by nobody but her own people.", "nobody but us"]
MATTER = ["1", "against", "bridge", ""]
PAGE = ["morning-post-2024-02-27", "4", ""]
CAVEATS = ["no", ""]
QUESTIONS = [
    "Who will guard the river, Keller?",
    "Whom does Keller trust with the crossing?",
    "Is Norland going to be left alone on the bank?",
    "keller no foreign army",
    "Did Anna Keller say that others should guard it?",
    "",
]
ALL = [*SPEAKER, *WORDS, *MATTER, *PAGE, *CAVEATS, *QUESTIONS, ""]

ENTRY = """  - id: keller-2024-02-guarded
    actors: [anna-keller]
    place: "parliament, Norborg"
    date: "2024-02-27"
    date_basis: the paper says yesterday
    kind: said
    deployment: combat-troops
    stance: against
    topics: [bridge]
    statement: >-
      Anna Keller said that the river would be guarded by nobody but her own people.
    quote: nobody but us
    sources:
      - {id: morning-post-2024-02-27, paragraph: 4}
    caveats: []
    questions:
      - "Who will guard the river, Keller?"
      - "Whom does Keller trust with the crossing?"
      - "Is Norland going to be left alone on the bank?"
      - "keller no foreign army"
      - "Did Anna Keller say that others should guard it?"
"""


def _add(path: Path, monkeypatch: pytest.MonkeyPatch, *answers: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
    return main(["add", str(path)])


def test_the_entry_is_written_in_its_place_and_nothing_else_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = write(tmp_path, SMALL_TEXT)
    assert _add(path, monkeypatch, *ALL, "yes") == 0
    assert path.read_text(encoding="utf-8") == changed(
        ("  - id: brandt-2024-02-warning", f"{ENTRY}  - id: brandt-2024-02-warning")
    )
    line = line_of(path.read_text(encoding="utf-8"), "- id: keller-2024-02-guarded")
    assert f"Written: {path}:{line}." in capsys.readouterr().out
    assert main(["check", "--strict", str(path)]) == 0


def test_it_is_written_in_the_line_ends_and_the_gaps_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "knowledge.yaml"
    text = changed(("\n  - id: brandt-2024", "\n\n  - id: brandt-2024"))
    path.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    assert _add(path, monkeypatch, *ALL, "yes") == 0
    data = path.read_bytes().decode()
    assert data.startswith("\ufeff# yaml")
    assert data.count("\n") == data.count("\r\n")
    assert "\r\n\r\n  - id: keller-2024-02-guarded\r\n" in data


@pytest.mark.parametrize("end", [[], ["no"]])
def test_stopping_leaves_the_file_as_it_is_and_gives_back_what_was_typed(
    end: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = write(tmp_path, SMALL_TEXT)
    assert _add(path, monkeypatch, *ALL, *end) == 1
    out = capsys.readouterr().out
    assert out.endswith(f"  Nothing was written; {path} is as it was.\n")
    assert f"So far you had:\nstatements:\n{ENTRY}" in out
    assert path.read_text(encoding="utf-8") == SMALL_TEXT


def test_a_new_speaker_and_a_new_page_are_asked_for_and_written_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = write(tmp_path, SMALL_TEXT)
    speaker = ["Maria Lund", "new", "", "", "f", "Brandt", "Lund, Лунд", "Norland"]
    role = ["Defence Minister of Norland", "2022-06", "", ""]
    said = [*SPEAKER[1:], "Maria Lund said that the river would be guarded by nobody but her own people.", WORDS[1]]
    page = [
        "https://post.example/2024/02/28/lund",
        "Morning Post",
        "Lund alone",
        "2024-02-28",
        "",
        "",
        "2024-12-02",
        "",
    ]
    questions = [each.replace("Keller", "Lund") for each in QUESTIONS]
    page = [page[0], "", *page[2:]]
    answers = [*speaker, *role, *said, *MATTER, *page, "", "", *CAVEATS, *questions, "", "yes"]
    assert _add(path, monkeypatch, *answers) == 0
    assert "'Brandt' is a name of otto-brandt already" in capsys.readouterr().out
    base = load_fact_base(path)
    assert list(base.actors)[:3] == ["anna-keller", "maria-lund", "otto-brandt"]
    assert base.actors["maria-lund"].aliases == ("Lund", "Лунд")
    assert list(base.sources)[1] == "morning-post-2024-02-28"
    assert base.sources["morning-post-2024-02-28"].outlet == "Morning Post"
    assert base.statements["lund-2024-02-guarded"].actors == (base.actors["maria-lund"],)
    assert main(["check", "--strict", str(path)]) == 0


def test_every_answer_is_judged_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    path = write(tmp_path, SMALL_TEXT)
    speaker = [
        "77",
        "Keler",
        "5",
        "1",
        "",
        "",
        "parliament, Norborg",
        "2031",
        "last week",
        "2024-02-27",
        "",
        "shouted",
        "",
    ]
    words = ["The river would be guarded by nobody.", "x" * 600, WORDS[0], "we " * 16, "'nobody but us'", WORDS[1]]
    matter = ["9", "1", "maybe", "against", "brigde", "bridge", "Nobody At All", ""]
    questions = [QUESTIONS[0], "", QUESTIONS[0], "Are all options open to Keller?", "Who will win the cup?"]
    direct = ["Is the river guarded?", "A guard for the river?", "Who guards rivers?", "keller river guard", ""]
    assert _add(path, monkeypatch, *speaker, *words, *matter, *PAGE, *CAVEATS, *questions, *direct) == 1
    out = capsys.readouterr().out
    for complaint in (
        "'77' is no name",
        "'5' is none of them; give a number from 1 to 3",
        "2031 lies outside the coverage, 2023-01 to 2024-12-31",
        "'last week' is not a date like 2024, 2024-02 or 2024-02-27",
        "'shouted' is none of them",
        "The statement does not say whose it is",
        "This has 600 characters; 500 at most can be shown",
        "The quote has 16 words; keep the telling 15 at most",
        "The quote begins and ends with quotation marks",
        "There is no deployment '9'; there is combat-troops, instructors",
        "'maybe' is none of them",
        "There is no topic 'brigde'; did you mean 'bridge'?",
        "'Nobody At All' is nobody's name or id exactly",
        "4 more, please",
        "You have that one already",
        "This already leads to keller-2024-02-door",
        "This stands among the declined questions",
        "= direct, by its words: guard, river",
        "2 more without any word of the statement or the quote",
    ):
        assert f"{complaint}" in out, complaint


def test_a_question_mark_explains_the_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    assert _add(write(tmp_path, SMALL_TEXT), monkeypatch, "?", *SPEAKER[:6], "?") == 1
    out = capsys.readouterr().out
    assert "Who said it. Several only for a joint statement." in out
    assert "official-text: a law, resolution, declaration or document" in out


def test_what_seems_to_be_there_already_is_shown_before_going_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = write(tmp_path, SMALL_TEXT)
    words = ["Keller said that no option was excluded for the bridge.", "we close no doors", "no"]
    assert _add(path, monkeypatch, *SPEAKER, *words) == 1
    out = capsys.readouterr().out
    assert "It may be there already:\n    keller-2024-02-door (2024-02-26): Anna Keller said that no option" in out
    assert path.read_text(encoding="utf-8") == SMALL_TEXT


def test_a_field_can_be_asked_for_again_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, SMALL_TEXT)
    again = ["place", "Norborg", "answers", "brandt-2024-02-warning", "yes"]
    assert _add(path, monkeypatch, *ALL, *again) == 0
    statement = load_fact_base(path).statements["keller-2024-02-guarded"]
    assert (statement.place, statement.answers) == ("Norborg", ("brandt-2024-02-warning",))


def test_what_breaks_a_rule_is_not_written_until_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = write(tmp_path, SMALL_TEXT)
    broken = ["supersedes", "keller-2024-02-door", "date", "2024-02-26", "yes", "supersedes", "", "yes"]
    assert _add(path, monkeypatch, *ALL, *broken) == 0
    out = capsys.readouterr().out
    assert "! error: keller-2024-02-guarded (2024-02-26) is not later than keller-2024-02-door" in out
    assert "Which field shall be asked again" in out
    assert load_fact_base(path).statements["keller-2024-02-guarded"].supersedes == ()


def test_a_base_that_does_not_load_is_refused_before_the_first_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = write(tmp_path, changed(("stance: open", "stance: opne")))
    assert _add(path, monkeypatch, *ALL) == 2
    captured = capsys.readouterr()
    assert "did you mean 'open'?" in captured.err
    assert captured.out == ""


def test_what_somebody_else_wrote_in_the_meantime_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, SMALL_TEXT)
    read = iter([*ALL, "yes"])

    def line() -> str:
        answer = next(read)
        if answer == WORDS[1]:
            write(tmp_path, changed(("name: the bridge", "name: the old bridge")))
        return f"{answer}\n"

    stdin = io.StringIO()
    monkeypatch.setattr(stdin, "readline", line)
    monkeypatch.setattr("sys.stdin", stdin)
    assert main(["add", str(path)]) == 0
    base = load_fact_base(path)
    assert base.topics["bridge"].name == "the old bridge"
    assert "keller-2024-02-guarded" in base.statements


def test_control_c_in_a_terminal_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL_TEXT)
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "add", str(path)],
        cwd=PROJECT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        # Whoever runs in the background of a shell ignores the signal, and hands that on.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    os.close(theirs)
    try:
        seen = _read(ours, b"Who said it?")
        os.write(ours, b"Keller\n")
        seen += _read(ours, b"spokesman")
        # One that comes between the prompt and the waiting for a key is only noticed with the next.
        seen += _read(ours, b"is as it was", meanwhile=partial(process.send_signal, signal.SIGINT))
        assert process.wait(30) == 130
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert b"actors: [anna-keller]" in seen
    assert path.read_text(encoding="utf-8") == SMALL_TEXT


def _read(terminal: int, awaited: bytes, meanwhile: Callable[[], object] = lambda: None) -> bytes:
    """What comes until the awaited words do; `meanwhile` is done at first and whenever nothing came for two seconds."""
    seen = b""
    deadline = time.monotonic() + 60
    meanwhile()
    while awaited not in seen:
        assert time.monotonic() < deadline, f"{awaited!r} never came, but {seen!r}"
        if select.select([terminal], [], [], 2)[0]:
            seen += os.read(terminal, 4096)
        else:
            meanwhile()
    return seen
