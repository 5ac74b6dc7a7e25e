"""A real browser before the dashboard, which notes everything that must not happen."""

from __future__ import annotations

import contextlib
import os
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.collector_server import PASSWORD
from tests.unit.collector.wire import WireKiosk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.e2e.collector_server import RunningCollector

WITHIN_MS = 30_000
"""A bound for a busy machine; nothing is measured with it."""
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str:
    """Chromium of this machine; without one the test is skipped, and fails where CI=true."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is not None:
        return found
    message = f"none of {', '.join(_NAMES)} is installed"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    return pytest.skip(message)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


class Watch:
    """What a page did that it must not do."""

    def __init__(self, page: Page, url: str) -> None:
        self.faults: list[str] = []
        self.allowed: list[str] = []
        page.on("console", lambda m: self._note(f"console {m.type}: {m.text}", m.type))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", self._refuse)
        page.on(
            "request",
            lambda r: None if r.url.startswith((url, "data:")) else self._foreign(r.url),
        )

    def _note(self, text: str, kind: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(text)

    def _refuse(self, dialog: Any) -> None:
        self.faults.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()

    def _foreign(self, url: str) -> None:
        self.faults.append(f"a request left the server: {url}")

    def allow(self, text: str) -> None:
        """A fault that contains this text is expected."""
        self.allowed.append(text)

    def check(self) -> None:
        """Fail if anything was noted; policy violations are errors of the console."""
        left = [f for f in self.faults if not any(text in f for text in self.allowed)]
        assert not left, left


@contextlib.contextmanager
def watched(browser: Browser, server: RunningCollector, **options: Any) -> Iterator[Page]:
    """A page in a context of its own whose faults fail the test at the end."""
    given = {"viewport": DESKTOP, "locale": "en-GB", "timezone_id": "Europe/Lisbon", **options}
    context = browser.new_context(base_url=server.url, **given)
    context.set_default_timeout(WITHIN_MS)
    try:
        page = context.new_page()
        page.watch = Watch(page, server.url)  # type: ignore[attr-defined]
        yield page
        page.watch.check()  # type: ignore[attr-defined]
    finally:
        context.close()


def sign_in(page: Page, name: str = "admin", password: str = PASSWORD) -> None:
    """Through the form."""
    page.goto("/login")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.locator("form[action='/logout']").wait_for(state="attached")


class Kiosk:
    """A device with its token, which posts to the real API."""

    def __init__(self, server: RunningCollector, device: str) -> None:
        self._server = server
        self.token = server.add_device(device)
        self.device = device
        self._wire = WireKiosk(device, datetime.now(UTC))

    def post(self, *records: tuple[str, dict[str, Any]]) -> None:
        body = self._wire.batch(records, datetime.now(UTC))
        reply = self._server.ask("POST", "/v1/events", token=self.token, data=body)
        assert reply.status_code == 201, reply.text
        assert reply.json()["accepted"] == len(records), reply.text


def status(**changes: Any) -> tuple[str, dict[str, Any]]:
    data = {
        "phase": "running",
        "version": "1.2.3",
        "uptime_s": 5000,
        "camera_fps": 29.9,
        "problems": [],
        "sinks": [],
    }
    return "status", data | changes
