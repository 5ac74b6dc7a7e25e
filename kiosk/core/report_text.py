"""Reports as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from kiosk.core.history import WHOLE
from kiosk.core.report_table import report_table

if TYPE_CHECKING:
    from kiosk.core.report import Report

RAW_NOTE: Final = "raw: groups of any size, for this device only; do not share"
"""Stands in every raw report."""


def sharing_note(report: Report) -> str:
    """Whether a report may be shared, in words."""
    if report.facts.is_raw:
        return RAW_NOTE
    return f"shared: groups of fewer than {report.facts.least_group} people are merged or left out"


def metadata(report: Report) -> dict[str, Any]:
    """What is needed to read the figures rightly, as plain JSON values."""
    facts, query = report.facts, report.series.query
    return {
        "report": "audience",
        "definitions": facts.definitions,
        "program": f"vitrine {facts.program}",
        "device": facts.device_id,
        "location": facts.location,
        "zone": None if facts.zone == WHOLE else {"id": facts.zone, "name": facts.zone_name},
        "from": query.start.astimezone(query.tz).isoformat(),
        "to": query.end.astimezone(query.tz).isoformat(),
        "by": str(query.by),
        "time_zone": facts.tz_name,
        "generated_at": facts.generated_at.isoformat(timespec="seconds"),
        "privacy": sharing_note(report),
        "least_group": facts.least_group,
        "thresholds": dict(facts.thresholds),
        "audit": _audits(report),
    }


def _audits(report: Report) -> dict[str, Any] | str:
    if not report.facts.audits:
        return "not audited"
    total, tz = report.series.total(), report.series.query.tz
    return {
        name: {
            "text": note.text(getattr(total, name), tz),
            "margin_percent": note.percent(getattr(total, name)),
            "audited": note.day(tz),
            "state": str(note.state),
        }
        for name, note in report.facts.audits.items()
    }


def csv_bytes(report: Report) -> bytes:
    """A table with one row of names; UTF-8, lines end with CR LF (RFC 4180).

    The last column says in every row whether the table may be shared: a table has no other
    place for it that spreadsheets and programs leave alone.
    """
    table = report_table(report)
    note = sharing_note(report)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([*(column.name for column in table.columns), "privacy"])
    writer.writerows([*row, note] for row in table.rows())
    return buffer.getvalue().encode()


def json_bytes(report: Report) -> bytes:
    """One object: ``metadata``, ``columns``, ``total``, ``rows``; a row is one line. UTF-8."""
    table = report_table(report)
    names = [column.name for column in table.columns]
    head = {
        "metadata": metadata(report),
        "columns": [{"name": c.name, "unit": c.unit, "meaning": c.meaning} for c in table.columns],
        "total": {column.name: column.total for column in table.columns},
    }
    rows = ",\n    ".join(
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in table.rows()
    )
    start = json.dumps(head, indent=2, ensure_ascii=False).removesuffix("\n}")
    return f'{start},\n  "rows": [\n    {rows}\n  ]\n}}\n'.encode()
