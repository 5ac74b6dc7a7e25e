"""The dashboard in a real browser: signing in, the fleet, a device live, administration."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.collector_server import PASSWORD, RunningCollector, running
from tests.e2e.dashboard_browser import WITHIN_MS, Kiosk, chromium, sign_in, status, watched
from tests.unit.collector.wire import count, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{7*7}}"
expect.set_options(timeout=WITHIN_MS)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    with running(tmp_path_factory.mktemp("dashboard")) as collector:
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


def test_first_start_ends_with_a_password_of_ones_own(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with (
        running(tmp_path_factory.mktemp("first")) as fresh,
        watched(browser, fresh) as page,
    ):
        page.goto("/devices/somewhere")
        expect(page).to_have_url(re.compile(r"/login\?next="))
        page.watch.allow("401")
        page.get_by_label("User name").fill("admin")
        page.get_by_label("Password").fill("wrong")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("wrong")
        sign_in(page, "admin", fresh.first_password)
        expect(page).to_have_url(re.compile("/account"))
        page.goto("/")  # nothing else is shown before
        expect(page).to_have_url(re.compile("/account"))
        page.get_by_label("Present password").fill(fresh.first_password)
        page.get_by_label("New password").fill(PASSWORD)
        page.get_by_label("The new one again").fill(PASSWORD)
        page.get_by_role("button", name="Change the password").click()
        # An empty fleet shows how to begin, with the code right there.
        expect(page.get_by_text("No kiosk reports here yet")).to_be_visible()
        page.get_by_role("button", name="Show an enrolment code").click()
        code = page.locator(".enrol-code").inner_text()
        assert re.fullmatch(r"[2-9A-HJ-NP-TV-Z]{4}(-[2-9A-HJ-NP-TV-Z]{4}){2}", code)
        expect(page.locator(".qr svg")).to_be_visible()
        enrolled = fresh.ask("POST", "/v1/enrol", json={"code": code, "device": "first-kiosk"})
        assert enrolled.status_code == 201, enrolled.text
        page.goto("/")
        expect(page.get_by_role("link", name="first-kiosk")).to_be_visible()
        expect(page.get_by_role("cell", name="never seen")).to_be_visible()


def test_fleet_tells_who_is_there_and_finds_them(page: Page, server: RunningCollector) -> None:
    fresh, silent = Kiosk(server, "fleet-fresh"), Kiosk(server, "fleet-silent")
    fresh.post(status(), count(female=2, male=1), visit(datetime.now(UTC)))
    silent.post(count(male=1))
    long_ago = int((datetime.now(UTC) - timedelta(hours=3)).timestamp() * 1000)
    server.execute("UPDATE device SET seen_ms = :at WHERE id = 'fleet-silent'", at=long_ago)
    page.goto("/?q=fleet-")
    row = page.get_by_role("row", name="fleet-fresh")
    expect(row).to_contain_text("online")
    expect(row.locator(".now")).to_have_text("3")
    expect(row.locator("td").nth(3)).to_have_text("1")
    lost = page.get_by_role("row", name="fleet-silent")
    expect(lost).to_contain_text("offline")
    expect(lost.locator(".now")).to_have_text("\N{EN DASH}")  # what it saw then is not now
    page.get_by_label("State").select_option("offline")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row", name="fleet-fresh")).to_have_count(0)
    expect(page.get_by_role("row", name="fleet-silent")).to_be_visible()
    page.get_by_label("Search").fill("no such device")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("No device matches.")).to_be_visible()


def test_fleet_follows_without_a_reload(page: Page, server: RunningCollector) -> None:
    kiosk = Kiosk(server, "fleet-moving")
    kiosk.post(count(male=1))
    page.goto("/?q=fleet-moving")
    now = page.get_by_role("row", name="fleet-moving").locator(".now")
    expect(now).to_have_text("1")
    kiosk.post(count(female=4, male=3))
    expect(now).to_have_text("7")


def test_typed_id_plots_live_counts(page: Page, server: RunningCollector) -> None:
    kiosk = Kiosk(server, "live-one")
    kiosk.post(status(), count(female=1))
    page.goto("/")
    page.get_by_label("Device id").fill("live-one")
    page.get_by_role("button", name="Plot").click()
    expect(page).to_have_url(re.compile(r"/devices/live-one$"))
    expect(page.locator("[data-stream]")).to_have_text("receiving")
    expect(page.locator("[data-now]")).to_have_text("1")
    expect(page.locator("[data-live-chart] canvas")).to_be_visible()
    kiosk.post(count(female=2, male=3, unknown=1))
    expect(page.locator("[data-now]")).to_have_text("6")
    expect(page.locator("[data-male]")).to_have_text("3")
    expect(page.locator("[data-announce]")).to_contain_text("6 people in view")
    expect(page.locator("[data-live-rows] tr")).to_have_count(2)
    page.watch.allow("404")
    page.get_by_label("Device id").fill("live-On")
    page.get_by_role("button", name="Plot").click()
    expect(page.get_by_text("There is no device 'live-On'")).to_be_visible()


def test_live_count_goes_on_after_the_network_came_back(
    page: Page, server: RunningCollector
) -> None:
    kiosk = Kiosk(server, "live-cut")
    kiosk.post(count(female=1))
    page.goto("/devices/live-cut")
    expect(page.locator("[data-stream]")).to_have_text("receiving")
    page.watch.allow("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    for people in (2, 3, 4):
        kiosk.post(count(male=people))
    page.evaluate("dispatchEvent(new Event('offline'))")
    page.context.set_offline(False)
    expect(page.locator("[data-now]")).to_have_text("4")
    # Nothing that happened meanwhile is missing.
    told = page.locator("[data-live-rows] tr td:nth-child(2)")
    expect(told).to_have_text(["4", "3", "2", "1"])


def test_history_shows_measured_visits_and_says_so(page: Page, server: RunningCollector) -> None:
    kiosk = Kiosk(server, "history-one")
    at = datetime.now(UTC)
    kiosk.post(
        visit(at, gender="female", age=30.0, category="young_female"),
        visit(at, interested=False, stop_ms=0),
        visit(at, interested=None, attention_ms=None),
    )
    page.goto("/devices/history-one")
    history = page.locator("#history")
    expect(history.locator(".figure").nth(0)).to_contain_text("3")
    expect(history.locator(".figure").nth(1)).to_contain_text("of 2 visits measured")
    expect(history.locator(".figure").nth(2)).to_contain_text("50.0 %")
    expect(history.get_by_text("Apparent gender of the 1 interested, of 2")).to_be_visible()
    history.get_by_role("link", name="30 days").click()
    expect(history.get_by_label("By", exact=True)).to_have_value("day")
    expect(page).to_have_url(re.compile("range=30d"))
    history.get_by_text("The same as a table").click()
    expect(history.locator(".scroll tbody tr").first).to_contain_text("3")
    history.get_by_label("From", exact=True).fill("2020-01-01")
    history.get_by_label("To", exact=True).fill("2020-01-07")
    history.get_by_role("button", name="Show").click()
    expect(history.get_by_text("Nothing in this range.")).to_be_visible()


def test_text_of_others_is_never_code(page: Page, server: RunningCollector) -> None:
    kiosk = Kiosk(server, "evil")
    problem = {"at": None, "where": EVIL, "message": EVIL}
    sink = {"name": EVIL, "kind": EVIL, "state": EVIL, "depth": EVIL, "dead": None}
    kiosk.post(
        status(phase=EVIL[:60], version="1", problems=[problem], sinks=[sink], source=EVIL),
        count(male=1),
        visit(datetime.now(UTC)),
    )
    server.execute("UPDATE device SET name = :text, location = :text WHERE id = 'evil'", text=EVIL)
    page.goto("/?q=evil")
    expect(page.get_by_role("link", name=EVIL)).to_be_visible()
    page.goto("/devices/evil")
    expect(page.get_by_role("heading", name=EVIL)).to_be_visible()
    expect(page.locator(".problems")).to_contain_text(EVIL)
    expect(page.locator("[data-stream]")).to_have_text("receiving")
    page.goto("/compare?device=evil")
    expect(page.locator(".u-legend")).to_contain_text(EVIL)
    page.goto("/admin/settings")
    page.get_by_label("For").select_option("evil")
    page.get_by_label("Why").fill(EVIL)
    page.get_by_label("Settings, one per line").fill(f'device.location = "{EVIL[:30]}"')
    page.get_by_role("button", name="Push").click()
    expect(page.locator("table.cards")).to_contain_text(EVIL)
    page.goto(f"/devices/evil?range={EVIL}&zone={EVIL}&start={EVIL}")
    expect(page.get_by_text("There is no such range")).to_be_visible()
    page.goto("/export")
    expect(page.locator(".pick")).to_contain_text(EVIL)
    page.goto("/admin/devices/evil")
    expect(page.get_by_label("Name", exact=True)).to_have_value(EVIL)
    assert page.locator("img").count() == 0
    assert page.evaluate("document.querySelectorAll('script:not([src])').length") == 0
