"""Enrolment codes as pages show them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import segno
from markupsafe import Markup

from kiosk.collector.api.enrol import base_url
from kiosk.collector.auth.enrolments import Enrolments

if TYPE_CHECKING:
    from fastapi import Request

    from kiosk.collector.context import Collector


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code that a kiosk may scan or somebody may type.

    Attributes:
        text: The code.
        expires_ms: When it ends, ms since 1970.
        base: Address of the collector.
        qr: Picture of address and code together, as SVG.
    """

    text: str
    expires_ms: int
    base: str
    qr: Markup


def new_code(request: Request, collector: Collector, by: str, device: str = "") -> ShownCode:
    """Make a code.

    Args:
        request: Of the page.
        collector: The collector.
        by: Name of the user who asks.
        device: The only device that may use it; empty for any new one.
    """
    text, expires_ms = Enrolments(collector.db, collector.clock).new_code(by=by, device=device)
    base = base_url(collector, request)
    return ShownCode(text, expires_ms, base, _qr(f"{base}/enrol#{text}"))


def _qr(text: str) -> Markup:
    """A QR code as SVG without styles, which the policy of the pages would refuse."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgns=False, omitsize=True, dark="#000"
    )
    # Made by the line above from the address and the code: modules of the picture, no text.
    picture = out.getvalue().decode().strip()
    return Markup(picture.replace("<svg", '<svg role="img" aria-label="QR code"', 1))  # noqa: S704
