"""Every test on both databases: a SQLite file, and a PostgreSQL that is started for the run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from bot.records import Records
from bot.records.tables import METADATA
from tests.records.places import Clock, Place
from tests.records.postgresql import find_programs, postgresql_server

_numbers = count()


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb and pg_ctl")
    with postgresql_server(programs) as url:
        yield url


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> Iterator[Place]:
    """A file that is not there yet."""
    file = tmp_path / "bot.sqlite3"
    place = Place(f"sqlite:///{file}", file)
    yield place
    place.close()


@pytest.fixture
def empty_postgresql(postgresql_url: str) -> Iterator[Place]:
    """A database without any table."""
    place = _schema(postgresql_url, f"empty{next(_numbers)}")
    yield place
    place.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest) -> Place:
    found = request.getfixturevalue(f"empty_{request.param}")
    assert isinstance(found, Place)
    return found


@pytest.fixture(scope="session")
def prepared_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("prepared") / "bot.sqlite3"
    Place(f"sqlite:///{file}", file).prepare()
    return file


@pytest.fixture(scope="session")
def prepared_postgresql(postgresql_url: str) -> Place:
    place = _schema(postgresql_url, "prepared")
    place.prepare()
    return place


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A database with all tables, which hold nothing. To make them anew for each test would take long."""
    if request.param == "sqlite":
        file = tmp_path / "bot.sqlite3"
        shutil.copy(request.getfixturevalue("prepared_sqlite"), file)
        found = Place(f"sqlite:///{file}", file)
    else:
        found = Place(request.getfixturevalue("prepared_postgresql").url)
        with psycopg.connect(found.url) as connection:
            connection.execute(f"TRUNCATE {', '.join(METADATA.tables)} RESTART IDENTITY".encode())
    yield found
    found.close()


@pytest.fixture
def records(place: Place) -> Records:
    return place.open()


@pytest.fixture
def clock(place: Place) -> Clock:
    return place.clock


def _schema(url: str, name: str) -> Place:
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return Place(f"{url}&options=-csearch_path%3D{name}")
