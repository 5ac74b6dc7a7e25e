"""The consents of many people, by a table or stated for all."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from kiosk.commands.people.choice import comparable
from kiosk.commands.people.consent import ConsentTerms, stated, terms_of
from kiosk.core.errors import IdentityError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from kiosk.core.settings import Settings

_LARGEST_TABLE: Final = 16 * 1024 * 1024
_COLUMNS: Final = ("name", "by", "language", "given", "expires", "allow")


class ConsentTable:
    """Consents of many people, by name.

    Args:
        terms: Consents in the table.
        for_all: Consent of everybody who is not in it; None when there is none.
    """

    def __init__(
        self, terms: Mapping[str, ConsentTerms], for_all: ConsentTerms | None = None
    ) -> None:
        self._terms = terms
        self._for_all = for_all

    def of(self, name: str) -> ConsentTerms | None:
        """The consent of a person, if there is one."""
        return self._terms.get(comparable(name), self._for_all)


def stated_for_many(args: argparse.Namespace, settings: Settings) -> ConsentTable:
    """The consents of everybody who is imported.

    Raises:
        IdentityError: There are none, or they make no sense.
    """
    if args.consent_file is not None:
        return ConsentTable(_read_table(args.consent_file, args, settings))
    if args.consent_by is None:
        raise IdentityError(
            "No consent of these people is recorded",
            "If all have read kiosk people consent and agreed, add --consent-by with the name of "
            "whoever recorded it; or --consent-file with a table of consents.",
        )
    return ConsentTable({}, stated(args, settings, "everybody"))


def _read_table(
    path: Path, args: argparse.Namespace, settings: Settings
) -> dict[str, ConsentTerms]:
    try:
        if path.stat().st_size > _LARGEST_TABLE:
            raise IdentityError(f"{path.name} is too large for a table of consents")
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(text.splitlines(), restval="", strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise IdentityError(
            f"{path.name} cannot be read as a table", "Name a CSV file in UTF-8."
        ) from error
    columns = set(rows[0]) if rows else set()
    if "name" not in columns or not columns <= {*_COLUMNS, None}:
        raise IdentityError(
            f"{path.name} is no table of consents",
            f"Its first line names columns, name and any of {', '.join(_COLUMNS[1:])}.",
        )
    terms = {}
    for number, row in enumerate(rows, 2):
        name = comparable(row["name"])
        if name:
            terms[name] = _row(row, args, settings, f"{path.name}, line {number}")
    return terms


def _row(
    row: Mapping[str, str], args: argparse.Namespace, settings: Settings, where: str
) -> ConsentTerms:
    try:
        terms = terms_of(
            settings,
            by=row.get("by") or args.consent_by or "",
            language=row.get("language") or args.consent_language,
            allow=row.get("allow") or args.allow or "",
            years=args.years,
        )
        return ConsentTerms(
            terms.taken_by,
            terms.language,
            terms.scopes,
            terms.years,
            _moment(row.get("given")),
            _moment(row.get("expires")),
        )
    except IdentityError as error:
        raise IdentityError(f"{where}: {error.message}", error.hint) from error


def _moment(text: str | None) -> datetime | None:
    """The start of a day where this machine is, or a time."""
    if not text or not text.strip():
        return None
    try:
        parsed: date | datetime = date.fromisoformat(text.strip())
    except ValueError:
        try:
            parsed = datetime.fromisoformat(text.strip())
        except ValueError as error:
            raise IdentityError(f"{text!r} is no day", "Write days as 2026-11-20.") from error
    if not isinstance(parsed, datetime):
        parsed = datetime.combine(parsed, time())
    return parsed.astimezone(UTC)
