"""What everybody can see and reach: phones, contrast, keyboard, dark and light."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.collector_server import RunningCollector, running
from tests.e2e.dashboard_browser import PHONE, WITHIN_MS, chromium, sign_in, watched
from tests.unit.collector.wire import WireKiosk, count, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

expect.set_options(timeout=WITHIN_MS)
LONG = "A-shop-with-a-very-long-name-in-one-word-" * 2
PAGES = (
    "/",
    "/devices/wide",
    "/compare?device=wide&range=30d",
    "/export",
    "/account",
    "/admin/users",
    "/admin/devices",
    "/admin/devices/wide",
    "/admin/settings",
    "/enrol#ABCD-EFGH-JKLM",
    "/devices/none",
)

# Every text against what is behind it, by WCAG 2.2 (relative luminance of sRGB).
CONTRAST = """
() => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = probe.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => top.slice(0, 3).map((v, i) => v * top[3] + below[i] * (1 - top[3]));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((v) => {
      const c = v / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const found = [];
  let checked = 0;
  for (const element of document.body.querySelectorAll("*")) {
    const hasText = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!hasText || style.visibility === "hidden" || box.width < 2 || box.height < 2) continue;
    const back = behind(element);
    const front = over(rgba(style.color), back);
    const [a, b] = [luminance(front), luminance(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    checked += 1;
    if (ratio < (large ? 3 : 4.5)) {
      const text = element.textContent.trim().slice(0, 40);
      found.push(`${ratio.toFixed(2)} ${element.tagName} ${element.className}: ${text}`);
    }
  }
  return { checked, found };
}
"""
UNNAMED = """
() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea")]
  .filter((e) => e.checkVisibility())
  .filter((e) => !(e.labels && e.labels.length) && !e.getAttribute("aria-label")
    && !e.textContent.trim() && !e.closest("label"))
  .map((e) => e.outerHTML.slice(0, 120))
"""
FOCUSED = """
() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  return { tag: e.tagName, text: (e.textContent || e.name || "").trim().slice(0, 40),
           ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    with running(tmp_path_factory.mktemp("looks")) as collector:
        collector.become_admin()
        token = collector.add_device("wide")
        now = datetime.now(UTC)
        problem = {"at": None, "where": "camera", "message": LONG}
        told = {"phase": "running", "version": "1", "uptime_s": 5, "problems": [problem]}
        body = WireKiosk("wide", now).batch(
            [("status", told | {"sinks": []}), count(female=2, male=1), visit(now)], now
        )
        assert collector.ask("POST", "/v1/events", token=token, data=body).status_code == 201
        collector.execute("UPDATE device SET name = :n, location = :n WHERE id = 'wide'", n=LONG)
        yield collector


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


def test_no_page_is_wider_than_a_phone(browser: Browser, server: RunningCollector) -> None:
    with watched(browser, server, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.watch.allow("404")
        page.goto("/login")
        widths = {"/login": page.evaluate("document.documentElement.scrollWidth")}
        sign_in(page)
        for path in PAGES:
            page.goto(path)
            page.wait_for_load_state("load")
            widths[path] = page.evaluate("document.documentElement.scrollWidth")
        assert widths == dict.fromkeys(widths, PHONE["width"])
        page.goto("/")
        page.get_by_role("button", name="Menu").click()
        page.get_by_role("link", name="Compare").click()
        expect(page.get_by_role("heading", name="Compare")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out(browser: Browser, server: RunningCollector, scheme: str) -> None:
    with watched(browser, server, color_scheme=scheme) as page:
        page.watch.allow("404")
        sign_in(page)
        faults = {}
        for path in PAGES:
            page.goto(path)
            result = page.evaluate(CONTRAST)
            assert result["checked"] > 5
            faults[path] = result["found"] + page.evaluate(UNNAMED)
        assert faults == {path: [] for path in PAGES}


def test_theme_is_switched_and_remembered(browser: Browser, server: RunningCollector) -> None:
    with watched(browser, server, color_scheme="light") as page:
        sign_in(page)
        light = page.evaluate("getComputedStyle(document.body).color")
        page.get_by_role("button", name="Switch between dark and light").click()
        dark = page.evaluate("getComputedStyle(document.body).color")
        assert dark != light
        page.goto("/devices/wide")
        assert page.evaluate("getComputedStyle(document.body).color") == dark
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_everything_is_reached_by_keyboard(browser: Browser, server: RunningCollector) -> None:
    with watched(browser, server) as page:
        sign_in(page)
        page.goto("/devices/wide")
        expect(page.locator("[data-stream]")).to_have_text("receiving")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED)["text"] == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        seen = []
        for _ in range(25):
            page.keyboard.press("Tab")
            focused = page.evaluate(FOCUSED)
            if focused["tag"] == "BODY":
                break
            assert focused["ring"], focused
            seen.append(focused["text"])
        assert "Plot" in seen
        assert "30 days" in seen
        assert "The same as a table" in seen
        page.get_by_role("link", name="30 days").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="30 days")).to_have_attribute("aria-current", "true")


def test_pages_have_landmarks_and_one_heading(browser: Browser, server: RunningCollector) -> None:
    with watched(browser, server) as page:
        page.watch.allow("404")
        sign_in(page)
        for path in PAGES:
            page.goto(path)
            for role in ("banner", "main", "contentinfo"):
                expect(page.get_by_role(role)).to_have_count(1)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            assert page.evaluate("document.documentElement.lang") == "en"
            ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
            assert len(ids) == len(set(ids)), path
