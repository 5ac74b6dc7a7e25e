"""Long lists, devices of the workshop, and records that were given up, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import requests
from playwright.sync_api import expect

from tests.e2e.collector_server import REPLY_S, RunningCollector, running
from tests.e2e.dashboard_browser import WITHIN_MS, Kiosk, chromium, sign_in, status, watched
from tests.unit.collector.wire import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

expect.set_options(timeout=WITHIN_MS)
DEVICES = 1000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    folder = tmp_path_factory.mktemp("lists")
    with running(folder, "--workshop", "yes", "--workshop-port", 0) as collector:
        collector.become_admin()
        yield collector


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def page(browser: Browser, server: RunningCollector) -> Iterator[Page]:
    with watched(browser, server) as one:
        sign_in(one)
        yield one


def report_to_workshop(server: RunningCollector, name: str, value: int) -> None:
    with requests.Session() as session:
        session.trust_env = False
        reply = session.get(
            f"{server.workshop_url}/analytics/face",
            params={"id": name, "value": value, "malecount": 1, "femalecount": 2},
            timeout=REPLY_S,
        )
    assert reply.status_code == 201


def add_a_thousand(server: RunningCollector) -> None:
    names = ", ".join(f"('s-{n:04}', 'Lübeck {n}', 1)" for n in range(DEVICES))
    server.execute(f"INSERT OR IGNORE INTO device (id, name, created_ms) VALUES {names}")


def test_devices_of_the_workshop_are_shown_and_marked_as_unproven(
    page: Page, server: RunningCollector
) -> None:
    report_to_workshop(server, "<b>till</b>", 3)
    page.goto("/")  # there is no kiosk yet
    shown = page.get_by_role("region", name="Workshop devices")
    expect(shown).to_contain_text("unauthenticated")
    expect(shown.get_by_role("row").nth(1)).to_contain_text("<b>till</b>")
    Kiosk(server, "shop").post(count(male=2))
    page.goto("/?q=shop")
    expect(page.locator("#people-now .value")).to_have_text("2")
    report_to_workshop(server, "<b>till</b>", 97)  # shown without a reload
    expect(shown.get_by_role("cell", name="97", exact=True)).to_be_visible()
    expect(page.locator("#people-now .value")).to_have_text("2")


def test_records_that_a_kiosk_gave_up_are_told(page: Page, server: RunningCollector) -> None:
    kiosk = Kiosk(server, "forgetful")
    kiosk.post(status(phase="running", version="1"))
    page.goto("/devices/forgetful")
    expect(page.get_by_role("heading", name="Health")).to_be_visible()
    expect(page.get_by_role("heading", name="Records given up")).to_have_count(0)
    aged = {"lo": 1, "hi": 1500, "n": 1200, "reason": "age", "types": {"count": 1200}}
    gone = {"lo": 1, "hi": 9, "n": 0, "reason": "restored", "types": {}}
    kiosk.post(("gap", aged), ("gap", gone | {"types": ["<b>"]}))
    page.reload()
    shown = page.get_by_role("region", name="Records given up")
    expect(shown.get_by_role("row")).to_have_count(3)
    expect(shown).to_contain_text("1,200")
    expect(shown).to_contain_text("they waited for too long")
    expect(shown).to_contain_text("some")


@pytest.mark.parametrize("place", ["compare", "export"])
def test_a_thousand_devices_are_found_by_typing(
    page: Page, server: RunningCollector, place: str
) -> None:
    add_a_thousand(server)
    page.goto(f"/{place}?device=s-0001")
    search = page.get_by_label("Find devices in the list")
    entries = page.locator(".pick label:visible")
    expect(page.locator("[data-pick-search]")).to_contain_text("1 chosen")
    search.fill("LUBECK 99")  # as it is typed where there is no u with dots
    expect(page.locator("[data-pick-search]")).to_contain_text("19 of ")
    expect(entries).to_have_count(20)  # the chosen one stays in sight
    search.press("Enter")
    search.fill("s-0512")
    expect(entries).to_have_count(2)
    page.get_by_label("Lübeck 512", exact=True).check()
    expect(page.locator("[data-pick-search]")).to_contain_text("2 chosen")
    search.fill("nothing of this name")
    expect(entries).to_have_count(2)
    assert page.url.endswith(f"/{place}?device=s-0001")  # nothing was sent by Enter


def test_a_device_is_found_to_be_managed(page: Page, server: RunningCollector) -> None:
    add_a_thousand(server)
    page.goto("/admin/devices")
    rows = page.locator("table.cards tbody tr")
    expect(rows).to_have_count(100)
    page.get_by_label("Search").fill("lübeck 5")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("Page 1 of 3")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_text("Page 2 of 3")).to_be_visible()
    expect(rows.first).to_contain_text("Lübeck")
    page.get_by_label("Search").fill("s_0512")  # no wild card
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("No device matches.")).to_be_visible()
