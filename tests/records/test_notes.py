from __future__ import annotations

from pathlib import Path

import pytest

from bot.records import Notes, RecordsError


def notes_in(folder: Path) -> Notes:
    return Notes(f"sqlite:///{folder / 'notes.sqlite3'}")


def test_a_note_is_found_at_the_next_start(tmp_path: Path) -> None:
    notes_in(tmp_path).write("key", "first")
    notes_in(tmp_path).write("key", "second")
    assert notes_in(tmp_path).read("key") == "second"


def test_what_was_never_noted_is_nothing_and_makes_no_file(tmp_path: Path) -> None:
    assert notes_in(tmp_path).read("key") is None
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite3").write_text("this is no database " * 100)
    with pytest.raises(RecordsError, match="The records cannot be read: "):
        notes_in(tmp_path).read("key")
    with pytest.raises(RecordsError, match="The records cannot be written: "):
        notes_in(tmp_path).write("key", "value")


def test_a_folder_that_is_missing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="The records cannot be written: "):
        Notes(f"sqlite:///{tmp_path}/missing/notes.sqlite3").write("key", "value")


def test_another_kind_of_database_is_refused_without_naming_its_password() -> None:
    with pytest.raises(RecordsError) as caught:
        Notes("postgresql://me:secret@host/name")
    assert "secret" not in str(caught.value)
