"""Cells of CSV files that are opened with a spreadsheet."""

from __future__ import annotations

from typing import Any


def inert(value: Any) -> Any:
    """Text that a spreadsheet does not take for a formula (OWASP, CSV injection)."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value
