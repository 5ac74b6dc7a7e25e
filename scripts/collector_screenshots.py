"""Takes the pictures of docs/collector.md from a running demo.

    kiosk collector demo                        # in another terminal
    python scripts/collector_screenshots.py     # writes docs/images/collector-*.png

Needs Chromium and the extra [dev]. With --all DIR every page is taken in all sizes, dark and
light, to be judged by eye.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZES = {"wall": (1920, 1080), "laptop": (1366, 768), "phone": (390, 844)}
PAGES = {
    "fleet": "/",
    "device": "/devices/lisbon-chiado",
    "compare": "/compare?device=berlin-mitte&device=paris-marais&device=london-soho&range=30d",
    "export": "/export",
    "account": "/account",
    "users": "/admin/users",
    "devices": "/admin/devices",
    "manage": "/admin/devices/lisbon-chiado",
    "settings": "/admin/settings",
    "enrol": "/enrol#ABCD-EFGH-JKLM",
    "unknown": "/devices/unknown",
    "nothing": "/?q=nothing-like-this",
    "login": "/login",
}
SETTLE_MS = 2500
"""For the live chart to fill."""
COLOURS = 128


def main() -> int:
    """Take the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", default="http://127.0.0.1:9003", help="of the demo")
    parser.add_argument("--all", type=Path, metavar="DIR", help="every page in every form")
    args = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            if args.all is None:
                _for_docs(browser, args.url)
            else:
                _all(browser, args.url, args.all)
        finally:
            browser.close()
    return 0


def _entered(browser: Browser, url: str, size: str, scheme: str) -> Page:
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        locale="en-GB",
        timezone_id="Europe/Lisbon",
    )
    page = context.new_page()
    page.goto("/login")
    page.get_by_role("button", name="Enter the demo").click()
    page.wait_for_url("**/")
    return page


def _for_docs(browser: Browser, url: str) -> None:
    DOCS.mkdir(parents=True, exist_ok=True)
    for name, scheme in (("fleet", "light"), ("device", "dark")):
        page = _entered(browser, url, "laptop", scheme)
        page.goto(PAGES[name])
        page.wait_for_timeout(SETTLE_MS)
        path = DOCS / f"collector-{name}.png"
        page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 1366, "height": 900})
        # A palette keeps the file small.
        Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)
        page.context.close()


def _all(browser: Browser, url: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        for scheme in ("light", "dark"):
            page = _entered(browser, url, size, scheme)
            for name, path in PAGES.items():
                page.goto(path)
                page.wait_for_timeout(SETTLE_MS)
                page.screenshot(path=folder / f"{name}_{size}_{scheme}.png", full_page=True)
            page.context.close()


if __name__ == "__main__":
    sys.exit(main())
