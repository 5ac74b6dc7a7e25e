"""What became of an import: on the screen, and as a file."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from kiosk.commands.people.shown import refusal_json
from kiosk.commands.people.text import counted, people, printable, say, warn
from kiosk.core.errors import IdentityError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kiosk.commands.people.bring import Brought
    from kiosk.commands.people.folders import Refusal

_MOST_SHOWN: Final = 30
_FILES_SHOWN: Final = 3
_FORMULA: Final = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet would run."""


def check_place(path: Path | None) -> None:
    """Find out what would fail before anything is looked at.

    Raises:
        SettingsError: It is no place for a report, or its ending tells no format.
    """
    if path is None:
        return
    if path.suffix.lower() not in (".csv", ".json"):
        raise SettingsError(f"{path.name} does not tell the format", "End it in .csv or .json.")
    if path.is_dir() or not path.parent.is_dir():
        raise SettingsError(f"{path} is no place for a file", "Name a file in a folder there is.")


def summary(brought: Brought, passed_over: int, *, dry_run: bool) -> dict[str, Any]:
    """The whole outcome for programs."""
    return {
        "dry_run": dry_run,
        "interrupted": brought.interrupted,
        "new_people": brought.new_people,
        "more_photos": brought.more_photos,
        "alike": [
            {"person": name, "like": found.name, "similarity": round(found.similarity, 3)}
            for name, found in brought.alike
        ],
        "enrolled": [{"file": file, "person": person} for file, person in brought.enrolled],
        "known": [{"file": file, "person": person} for file, person in brought.known],
        "refused": [refusal_json(refusal) for refusal in brought.refusals],
        "other_files": passed_over,
    }


def say_summary(brought: Brought, passed_over: int, *, dry_run: bool) -> None:
    """The outcome for people; what was refused goes to the error stream."""
    warn_of(brought.refusals, "--report FILE writes down every photo.")
    if brought.interrupted:
        say("Interrupted. What is told here was done and stays; the rest was not looked at.")
    would = "would be " if dry_run else ""
    photos = counted(len(brought.enrolled), "photo")
    say(f"{people(len(brought.new_people))} {would}enrolled, {photos} {would}used.")
    if dry_run:
        for name in brought.new_people:
            files = sum(person == name for _, person in brought.enrolled)
            say(f"  {name}: {counted(files, 'photo')}")
    if brought.more_photos:
        say(f"Of these, photos of people enrolled before: {', '.join(brought.more_photos)}.")
    for name, found in brought.alike[:_MOST_SHOWN]:
        say(f"Look twice: {name} looks a little like {found.name} ({found.similarity:.2f}).")
    if brought.known:
        say(f"{counted(len(brought.known), 'photo')} known already.")
    if brought.refusals:
        say(f"{counted(len(brought.refusals), 'photo')} refused.")
    if passed_over:
        say(f"{counted(passed_over, 'other file')} passed over.")
    if dry_run:
        say("Nothing was stored: leave --dry-run away to enrol them.")


def warn_of(refusals: Sequence[Refusal], where_all: str) -> None:
    """What was refused, by reason: the same word for sixty files is one line.

    Args:
        refusals: All of them.
        where_all: Says how to see those that are not shown.
    """
    by_reason: dict[tuple[str, str], list[Refusal]] = {}
    for refusal in refusals:
        by_reason.setdefault((refusal.reason, refusal.advice), []).append(refusal)
    for (reason, advice), alike in list(by_reason.items())[:_MOST_SHOWN]:
        files = [
            f"{one.file} ({one.person})" if one.person else one.file for one in alike[:_FILES_SHOWN]
        ]
        more = f" and {len(alike) - len(files):,} more" if len(alike) > len(files) else ""
        warn(printable(f"Not used: {', '.join(files)}{more}: {reason}. {advice}".rstrip()))
    hidden = sum(len(alike) for alike in list(by_reason.values())[_MOST_SHOWN:])
    if hidden:
        warn(f"Not used: {counted(hidden, 'photo')} more for other reasons.")
    if any(len(alike) > _FILES_SHOWN for alike in by_reason.values()):
        warn(where_all)


def write_report(path: Path, brought: Brought, passed_over: int, *, dry_run: bool) -> None:
    """Write the outcome of every photo.

    Raises:
        IdentityError: It cannot be written; what was imported stays.
    """
    from kiosk.core.atomic import write_atomic

    if path.suffix.lower() == ".json":
        text = json.dumps(summary(brought, passed_over, dry_run=dry_run), indent=2) + "\n"
    else:
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer)
        writer.writerow(("file", "person", "outcome", "reason", "advice"))
        writer.writerows(tuple(map(_cell, row)) for row in _rows(brought, dry_run=dry_run))
        text = buffer.getvalue()
    try:
        write_atomic(path, text.encode())
    except OSError as error:
        raise IdentityError(
            f"The report {path} cannot be written ({error.strerror})",
            "What was imported stays; name another place with the next import.",
        ) from error
    warn(f"Written: {path}")


def _rows(brought: Brought, *, dry_run: bool) -> Iterator[tuple[str, ...]]:
    done = "would be enrolled" if dry_run else "enrolled"
    yield from ((file, person, done, "", "") for file, person in brought.enrolled)
    yield from ((file, person, "known already", "", "") for file, person in brought.known)
    for refusal in brought.refusals:
        yield (refusal.file, refusal.person, "refused", refusal.reason, refusal.advice)


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = printable(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
