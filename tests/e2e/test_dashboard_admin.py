"""Administration and files in a real browser: users, devices, settings, access tokens."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.collector_server import PASSWORD, RunningCollector, running
from tests.e2e.dashboard_browser import WITHIN_MS, Kiosk, chromium, sign_in, watched
from tests.unit.collector.wire import WireKiosk, count, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

expect.set_options(timeout=WITHIN_MS)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    with running(tmp_path_factory.mktemp("admin")) as collector:
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


def test_pushed_settings_and_what_is_wrong_with_them(page: Page, server: RunningCollector) -> None:
    page.watch.allow("422")
    page.goto("/admin/settings")
    page.get_by_label("Settings, one per line").fill("audience.stop_s is 3")
    page.get_by_role("button", name="Push").click()
    expect(page.get_by_role("alert")).to_contain_text("Line 1 is not of the form")
    page.get_by_label("Settings, one per line").fill('device.id = "other"')
    page.get_by_role("button", name="Push").click()
    expect(page.get_by_role("alert")).to_contain_text("at the device only")
    page.get_by_label("Settings, one per line").fill("# shorter\naudience.stop_s = 2.5")
    page.get_by_label("Why").fill("shorter stops count")
    page.get_by_role("button", name="Push").click()
    expect(page.get_by_role("row", name="shorter stops count")).to_contain_text(
        "audience.stop_s = 2.5"
    )
    rows = server.execute("SELECT settings FROM config ORDER BY version DESC LIMIT 1")
    assert "2.5" in rows[0][0]


def test_users_are_added_and_kept_out(
    page: Page, browser: Browser, server: RunningCollector
) -> None:
    page.goto("/admin/users")
    page.get_by_label("Name", exact=True).fill("ana")
    page.get_by_role("button", name="Add").click()
    password = page.locator("[data-secret]").inner_text()
    with watched(browser, server) as hers:
        sign_in(hers, "ana", password)
        expect(hers).to_have_url(re.compile("/account"))
        hers.get_by_label("Present password").fill(password)
        hers.get_by_label("New password").fill(PASSWORD)
        hers.get_by_label("The new one again").fill(PASSWORD)
        hers.get_by_role("button", name="Change the password").click()
        expect(hers.get_by_role("heading", name="Fleet")).to_be_visible()
        assert hers.get_by_role("link", name="Users").count() == 0
        hers.watch.allow("403")
        hers.goto("/admin/users")
        expect(hers.get_by_role("heading", name="Not allowed")).to_be_visible()
        page.goto("/admin/users")
        row = page.get_by_role("row", name="ana")
        row.get_by_role("button", name="Disable").click()
        # The question can be answered by keyboard, and no is the first answer.
        expect(page.get_by_role("button", name="Cancel")).to_be_focused()
        page.get_by_role("dialog").get_by_role("button", name="Disable").click()
        expect(page.get_by_role("row", name="ana")).to_contain_text("disabled")
        hers.goto("/")
        expect(hers).to_have_url(re.compile("/login"))


def test_the_present_password_cannot_be_guessed_on_the_page(server: RunningCollector) -> None:
    token = server.add_user("victim", "reader")
    headers = {"Cookie": f"vitrine_access={token}"}
    csrf = server.ask("GET", "/v1/session", headers=headers).json()["csrf"]
    form = {"csrf": csrf, "new": "another walk by the river", "again": "another walk by the river"}
    told = [
        server.ask(
            "POST", "/account/password", headers=headers, data=form | {"old": f"a guess {n}"}
        ).text
        for n in range(12)
    ]
    assert "The current password is wrong" in told[0]
    assert "Too many requests" in told[-1]
    right = server.ask("POST", "/account/password", headers=headers, data=form | {"old": PASSWORD})
    assert "Too many requests" in right.text


def test_devices_are_added_renamed_and_retired(page: Page, server: RunningCollector) -> None:
    page.goto("/admin/devices")
    page.get_by_label("Device id").fill("by-hand")
    page.get_by_label("Name", exact=True).fill("By hand")
    page.get_by_role("button", name="Add", exact=True).click()
    token = page.locator("[data-secret]").inner_text()
    body = WireKiosk("by-hand", datetime.now(UTC)).batch([count(male=1)], datetime.now(UTC))
    assert server.ask("POST", "/v1/events", token=token, data=body).status_code == 201
    page.goto("/admin/devices/by-hand")
    page.get_by_label("Location", exact=True).fill("Back room")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    page.get_by_role("button", name="Rotate").click()
    page.get_by_role("dialog").get_by_role("button", name="Rotate").click()
    newer = page.locator("[data-secret]").inner_text()
    assert newer != token
    assert server.ask("POST", "/v1/events", token=token, data=body).status_code == 401
    page.get_by_role("button", name="Retire").click()
    page.get_by_role("dialog").get_by_role("button", name="Retire").click()
    expect(page).to_have_url(re.compile("done=retired"))
    assert server.ask("POST", "/v1/events", token=newer, data=body).status_code == 401
    page.goto("/")
    expect(page.get_by_role("heading", name="Fleet")).to_be_visible()
    expect(page.get_by_role("link", name="By hand")).to_have_count(0)


def test_access_token_for_the_data_api_is_shown_once(page: Page, server: RunningCollector) -> None:
    page.goto("/account")
    page.get_by_label("Name of the program").fill("report script")
    page.get_by_role("button", name="Make an access token").click()
    client, token = (page.locator("[data-secret]").nth(i).inner_text() for i in (0, 1))
    given = {"username": "admin", "client_id": client, "access_token": token}
    assert server.ask("POST", "/api-token-authstream", json=given).status_code == 200
    page.goto("/account")
    expect(page.get_by_text("report script")).to_be_visible()
    assert token not in page.content()
    page.get_by_role("button", name="Revoke").click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("No program has access yet.")).to_be_visible()
    assert server.ask("POST", "/api-token-authstream", json=given).status_code == 400


def test_exported_file_holds_the_figures(page: Page, server: RunningCollector) -> None:
    kiosk = Kiosk(server, "export-one")
    server.execute("UPDATE device SET name = '=HYPERLINK(1)' WHERE id = 'export-one'")
    kiosk.post(*(visit(datetime.now(UTC)) for _ in range(3)))
    page.goto("/export")
    page.get_by_label("=HYPERLINK(1)").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["device"] for row in rows} == {"export-one"}
    assert {row["name"] for row in rows} == {"'=HYPERLINK(1)"}  # no formula
    assert sum(int(row["interested"]) for row in rows) == 3
    assert all(row["start"].endswith("T00:00:00Z") for row in rows)
    page.get_by_label("Content").select_option("groups")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    groups = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig"))))
    # Three people are fewer than five: nobody may be told apart by gender.
    assert {row["people"] for row in groups if row["dimension"] == "gender"} <= {"0", "3"}


def test_session_that_ended_elsewhere_leads_back_to_the_login(
    page: Page, server: RunningCollector
) -> None:
    page.goto("/account")
    page.context.clear_cookies()
    page.goto("/admin/devices?page=1")
    expect(page).to_have_url(re.compile(r"/login\?next=%2Fadmin|/login\?next=/admin"))
