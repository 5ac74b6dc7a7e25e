"""The page of the workshop port in a real browser: Plot, live numbers, phone, dark, hostile ids."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

import pytest
import requests

from tests.e2e.collector_server import REPLY_S, RunningCollector, running
from tests.e2e.dashboard_browser import DESKTOP, PHONE, WITHIN_MS, Watch, chromium
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


def endpoint_of(collector: RunningCollector) -> str:
    found = re.search(r"Workshop\s+(http://\S+)", collector.output)
    assert found, collector.output
    return found[1]


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("page")
    with running(folder, "--workshop", "yes", "--workshop-port", 0) as server:
        yield endpoint_of(server)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@contextlib.contextmanager
def watched(browser: Browser, url: str, **options: Any) -> Iterator[tuple[Page, Watch]]:
    context = browser.new_context(**({"base_url": url, "viewport": DESKTOP} | options))
    context.set_default_timeout(WITHIN_MS)
    try:
        page = context.new_page()
        watch = Watch(page, url)
        yield page, watch
        watch.check()
    finally:
        context.close()


def report(endpoint: str, device: str, value: int, male: int = 0, female: int = 0) -> None:
    query: dict[str, str | int] = {"id": device, "value": value}
    query |= {"malecount": male, "femalecount": female}
    reply = requests.get(f"{endpoint}/analytics/face", params=query, timeout=REPLY_S)
    assert reply.status_code == 201


def wait_for_value(page: Page, value: int) -> None:
    page.locator("#value", has_text=re.compile(f"^{value}$")).wait_for()


def test_plot_shows_exactly_that_device_live(browser: Browser, endpoint: str) -> None:
    with watched(browser, endpoint) as (page, _):
        page.goto("/")
        page.get_by_label("Device id").fill("window-1")
        page.get_by_role("button", name="Plot").click()
        page.get_by_text("Nothing has come from a device of exactly this id yet").wait_for()
        report(endpoint, "Window-1", 70)
        report(endpoint, "window-1", 3, 1, 2)
        wait_for_value(page, 3)
        report(endpoint, "window-1", 5, 4, 1)
        wait_for_value(page, 5)
        assert page.locator("#male").inner_text() == "4"
        assert page.locator("#female").inner_text() == "1"
        rows = page.locator("#rows tr")
        assert rows.count() == 2
        assert rows.first.locator("td").first.inner_text() == "window-1"
        assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", rows.first.inner_text())
        headings = page.locator("thead th").all_inner_texts()
        assert headings[:3] == ["Device Id", "Value", "Timestamp"]
        assert page.get_by_role("img").get_attribute("aria-label") == (
            "People over time, 2 reports; now 5, at most 5."
        )
        assert page.locator("#chart path.value").get_attribute("d")
        # The address brings back the same view.
        page.reload()
        wait_for_value(page, 5)


def test_another_device_replaces_the_one_before(browser: Browser, endpoint: str) -> None:
    report(endpoint, "left", 1)
    report(endpoint, "right", 2)
    with watched(browser, endpoint) as (page, _):
        page.goto("/?id=left")
        wait_for_value(page, 1)
        page.get_by_label("Device id").fill("right")
        page.keyboard.press("Enter")
        wait_for_value(page, 2)
        assert page.locator("#rows tr").count() == 1
        page.go_back()
        wait_for_value(page, 1)
        assert page.get_by_label("Device id").input_value() == "left"


def test_a_hostile_id_is_only_text(browser: Browser, endpoint: str) -> None:
    device = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>"
    with watched(browser, endpoint) as (page, _):
        page.goto("/")
        page.get_by_label("Device id").fill(device)
        page.get_by_role("button", name="Plot").click()
        report(endpoint, device, 4)
        wait_for_value(page, 4)
        assert page.locator("#shown-device").inner_text() == device
        assert page.locator("#rows img, #rows script, h2 img").count() == 0


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_follows_the_theme(
    browser: Browser, endpoint: str, viewport: dict[str, int], scheme: str
) -> None:
    device = "a-rather-long-name-of-a-device-" + "x" * 60
    report(endpoint, device, 12, 5, 7)
    options = {"viewport": viewport, "color_scheme": scheme}
    with watched(browser, endpoint, **options) as (page, _):
        page.goto(f"/?id={device}")
        wait_for_value(page, 12)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"]
        shade = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        darkness = sum(int(part) for part in re.findall(r"\d+", shade)[:3]) / 3
        assert (darkness < 100) == (scheme == "dark")
        box = page.get_by_role("button", name="Plot").bounding_box()
        assert box is not None
        assert box["height"] >= 40


def test_a_server_that_comes_back_is_found_again(browser: Browser, tmp_path: Path) -> None:
    options = ("--workshop", "yes", "--workshop-port", free_port())
    folder = tmp_path / "server"
    with running(folder, *options) as server:
        endpoint = endpoint_of(server)
        report(endpoint, "a", 1)
        with watched(browser, endpoint) as (page, watch):
            watch.allow("ERR_CONNECTION_REFUSED")
            watch.allow("ERR_INCOMPLETE_CHUNKED_ENCODING")
            page.goto("/?id=a")
            wait_for_value(page, 1)
            assert server.stop() == 0
            page.get_by_text("No connection, trying again").wait_for()
            with running(folder, *options):
                report(endpoint, "a", 2)
                wait_for_value(page, 2)
                page.get_by_text("Live", exact=True).wait_for()
