"""The demo as a newcomer meets it, and that its made-up figures are true to each other."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
import requests
from playwright.sync_api import expect

from kiosk.collector.demo.figures import AGE_COLUMNS, figures, line_figures, zone_figures
from kiosk.collector.demo.pattern import pattern
from kiosk.collector.demo.shops import SHOPS
from tests.e2e.collector_server import REPLY_S, RunningCollector, command, environment
from tests.e2e.dashboard_browser import WITHIN_MS, chromium, watched
from tests.unit.collector.wire import WireKiosk, count

if TYPE_CHECKING:
    from pathlib import Path

expect.set_options(timeout=WITHIN_MS)
END_HOUR = int(datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()) // 3600


@pytest.mark.parametrize("shop", SHOPS, ids=lambda shop: shop.id)
def test_made_up_hours_keep_the_definitions(shop) -> None:
    rng = np.random.default_rng(4)
    made = pattern(shop, END_HOUR - 60 * 24, END_HOUR, rng)
    whole = figures(shop, made, rng)
    for sums in (whole, zone_figures(whole, 0.5, rng)):
        genders = sums["female"] + sums["male"] + sums["unknown"]
        assert (genders == sums["interested"]).all()
        assert (sum(sums[name] for name in AGE_COLUMNS) == sums["interested"]).all()
        assert (sums["young_female"] + sums["senior_female"] <= sums["female"]).all()
        assert (sums["young_male"] + sums["senior_male"] <= sums["male"]).all()
        assert (sums["interested"] <= sums["measured"]).all()
        assert (sums["measured"] <= sums["passing_by"]).all()
        assert (sums["passing_by"] <= sums["visits"]).all()
        assert (sums["attention_ms"] <= sums["dwell_ms"]).all()
        assert (sums["stop_ms"] <= sums["dwell_ms"]).all()
        assert min(values.min() for values in sums.values()) >= 0
    assert not whole["visits"][~made.on].any()
    assert whole["visits"].sum() > 0
    line = line_figures(whole, 0.2, rng)
    assert (line["crossed_out"] <= line["crossed_in"]).all()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_newcomer_enters_and_a_kiosk_joins_by_the_printed_code(tmp_path: Path) -> None:
    port = _free_port()
    arguments = ("demo", "--folder", tmp_path / "c", "--port", port, "--workshop", "no")
    with (tmp_path / "errors.log").open("w") as errors:
        process = subprocess.Popen(
            command(*arguments),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment(tmp_path),
        )
    assert process.stdout is not None
    try:
        said = ""
        for line in process.stdout:
            said += line
            if line.startswith("  Database"):
                break
        server = RunningCollector(tmp_path / "c" / "demo", process, said, tmp_path / "errors.log")
        code = re.search(r"code (\S+)", said)
        assert code, (tmp_path / "errors.log").read_text()
        _look_around(server, code[1])
        process.send_signal(signal.SIGINT)
        assert process.wait(REPLY_S) == 0, (tmp_path / "errors.log").read_text()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
    # Nothing but the demo's own folder was written to.
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["demo"]


def _look_around(server: RunningCollector, code: str) -> None:
    # The way in without a password is for this machine, not for whoever reaches it.
    for headers in ({"X-Forwarded-For": "203.0.113.5"}, {"Host": "collector.example"}):
        page_elsewhere = server.ask("GET", "/login", headers=headers).text
        assert "Enter the demo" not in page_elsewhere
        assert "printed where it was started" in page_elsewhere
        assert server.ask("POST", "/demo", headers=headers).status_code == 404
    with chromium() as browser, watched(browser, server) as page:
        page.goto("/")
        page.get_by_role("button", name="Enter the demo").click()
        expect(page.get_by_text("Demo data: the shops and figures are made up")).to_be_visible()
        expect(page.locator("table.cards tbody tr")).to_have_count(len(SHOPS))
        expect(page.locator("table.cards tbody .state.late")).to_have_count(1)
        expect(page.locator("table.cards tbody .state.offline")).to_have_count(1)
        expect(page.get_by_role("row", name="Feinkost Isar")).to_contain_text("2 problems")
        # The made-up kiosks post through the real ingest: a number changes by itself.
        page.goto("/devices/berlin-hbf?range=365d")
        expect(page.locator("[data-stream]")).to_have_text("receiving")
        rows = page.locator("[data-live-rows]")
        before = rows.text_content()
        expect(rows).not_to_have_text(before or "")
        expect(page.locator("#history .figure").first).not_to_contain_text(re.compile(r"^0"))
        joined = server.ask("POST", "/v1/enrol", json={"code": code, "device": "my-kiosk"})
        assert joined.status_code == 201, joined.text
        page.goto("/devices/my-kiosk")
        now = datetime.now(UTC)
        body = WireKiosk("my-kiosk", now).batch([count(female=5)], now)
        token = joined.json()["token"]
        assert server.ask("POST", "/v1/events", token=token, data=body).status_code == 201
        expect(page.locator("[data-now]")).to_have_text("5")
    with requests.Session() as session:
        session.trust_env = False
        assert session.get(f"{server.url}/healthz", timeout=REPLY_S).ok
