"""A real PostgreSQL for the tests: made in a folder of its own, reached through a socket there, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

__all__ = ["find_programs", "postgresql_server"]

_OTHERS = ("postgres", "nobody")


def find_programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, if PostgreSQL is installed."""
    folders = []
    if shutil.which("pg_config") is not None:
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(told.stdout.strip()))
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders += [Path(found).resolve().parent for found in [shutil.which("initdb")] if found is not None]
    return next((folder for folder in folders if {"initdb", "pg_ctl"} <= _names(folder)), None)


@contextmanager
def postgresql_server(programs: Path) -> Iterator[str]:
    """Run a server for as long as the block, and give the address of an empty database in it."""
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="records"))
    try:
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        data = str(folder / "data")
        _run(
            [str(programs / "initdb"), "-D", data, "-U", "records", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
            folder,
            owner,
        )
        control = [str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log")]
        # No network, and nothing that has to outlive the tests.
        options = f"-c listen_addresses= -k {folder} -c fsync=off -c shared_buffers=16MB -c max_connections=60"
        _run([*control, "-o", options, "start"], folder, owner)
        try:
            yield f"postgresql://records@/postgres?host={quote(str(folder), safe='')}"
        finally:
            _run([*control, "-m", "immediate", "stop"], folder, owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _owner() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: whom to run it as then."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = next(known[name] for name in _OTHERS if name in known)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _run(command: list[str], folder: Path, owner: dict[str, Any]) -> None:
    # Not to a pipe: the server would keep it open.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, cwd=folder, stdout=output, stderr=output, check=False, **owner)
        output.seek(0)
        assert done.returncode == 0, output.read()
