// A device: the live chart by server-sent events, and its history without leaving the page.

import { Chart, drawAll } from "./chart.js";
import { ago } from "./frame.js";
import { LoginNeeded, fetchPart, replaceContent } from "./swap.js";

const MOST_POINTS = 200;
const MOST_ROWS = 50;
const ANNOUNCE_EVERY_MS = 5000;

class LiveView {
  constructor(panel) {
    this.panel = panel;
    this.points = [];
    const place = panel.querySelector("[data-live-chart]");
    this.chart = new Chart(
      place,
      [
        { label: "Female", colour: "female", stepped: true },
        { label: "Male", colour: "male", stepped: true },
        { label: "People", colour: "interested", stepped: true, filled: true },
      ],
      this.data(),
      { time: "{YYYY}-{MM}-{DD} {HH}:{mm}:{ss}", top: 4 },
    );
    this.announcedAt = 0;
  }

  // Records come in the order of the device; its clock may have stepped back, the axis may not.
  add(ms, counts) {
    const last = this.points.at(-1);
    this.points.push([last ? Math.max(ms, last[0] + 1) : ms, ...counts]);
    if (this.points.length > MOST_POINTS) this.points.shift();
  }

  // A new stream tells the newest counts once more.
  restart() {
    this.isFresh = true;
  }

  forgetAll() {
    this.isFresh = false;
    this.points = [];
    this.panel.querySelector("[data-live-rows]").replaceChildren();
  }

  data() {
    const points = this.points;
    const shown = points.slice();
    if (points.length && this.isLive) {
      // What was last said still holds now.
      const [ms, ...counts] = points.at(-1);
      shown.push([Math.max(Date.now(), ms + 1), ...counts]);
    }
    // Time, female, male, all: the line of all is drawn last, so that no other hides it.
    return [0, 2, 3, 1].map((i) => shown.map((p) => (i ? p[i] : p[0] / 1000)));
  }

  draw() {
    this.chart.show(this.data());
  }

  // Many records may come at once.
  drawSoon() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  text(name, value) {
    const element = this.panel.querySelector(`[data-${name}]`);
    if (element && element.textContent !== String(value)) element.textContent = value;
  }

  take(ms, count) {
    const { total, female, male, unknown } = count;
    if (this.isFresh) this.forgetAll();
    this.add(ms, [total, female, male, unknown]);
    this.text("now", total);
    this.text("female", female);
    this.text("male", male);
    this.text("unknown", unknown);
    this.countedAt = ms;
    this.row(ms, [total, female, male, unknown]);
    this.drawSoon();
    this.toAnnounce = `${total} ${total === 1 ? "person" : "people"} in view`;
  }

  row(ms, counts) {
    const rows = this.panel.querySelector("[data-live-rows]");
    const row = document.createElement("tr");
    const at = new Date(ms);
    const first = document.createElement("td");
    const time = document.createElement("time");
    time.dateTime = at.toISOString();
    time.title = `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
    time.textContent = at.toLocaleString();
    first.append(time);
    row.append(first);
    for (const count of counts) {
      const cell = document.createElement("td");
      cell.className = "number";
      cell.textContent = count;
      row.append(cell);
    }
    rows.prepend(row);
    while (rows.children.length > MOST_ROWS) rows.lastElementChild.remove();
  }

  stream(state, words) {
    const chip = this.panel.querySelector("[data-stream]");
    chip.className = `state ${state}`;
    if (chip.textContent !== words) chip.textContent = words;
    this.isLive = state === "live";
  }

  tick() {
    // Not each change is read out, but the last one always is.
    if (this.toAnnounce && Date.now() - this.announcedAt > ANNOUNCE_EVERY_MS) {
      this.announcedAt = Date.now();
      this.text("announce", this.toAnnounce);
      this.toAnnounce = "";
    }
    if (this.countedAt) this.text("now-at", `changed ${ago(this.countedAt)}`);
    if (this.isLive && !document.hidden) this.draw();
  }
}

// The session may have to be renewed before the stream is let in again.
async function mayGoOn() {
  try {
    await fetchPart("/alive");
  } catch (error) {
    if (error instanceof LoginNeeded) {
      location.reload();
      return false;
    }
  }
  return true;
}

function listen(view) {
  let source = null;
  let retry = null;
  const open = () => {
    view.restart();
    source = new EventSource(view.panel.dataset.live);
    source.addEventListener("open", () => view.stream("live", "receiving"));
    source.addEventListener("count", (event) => {
      const said = JSON.parse(event.data);
      view.take(Date.parse(said.ts), said.data);
    });
    source.addEventListener("error", () => {
      view.stream("lost", "no connection, trying again");
      // The browser gives up for good on a reply that is not a stream (a proxy's error page).
      if (source.readyState === EventSource.CLOSED && retry === null) {
        retry = setTimeout(async () => {
          retry = null;
          if (await mayGoOn()) open();
        }, 5000);
      }
    });
  };
  open();
  addEventListener("pagehide", () => source.close());
}

function keepHistory() {
  const place = document.getElementById("history");
  let charts = drawAll(place);
  const load = async (url) => {
    place.classList.add("busy");
    try {
      const html = await fetchPart(url);
      for (const chart of charts) chart.close();
      replaceContent(place, html);
      charts = drawAll(place);
      history.replaceState(null, "", url);
    } catch (error) {
      if (error instanceof LoginNeeded) location.reload();
      else location.assign(url); // the browser tells what is wrong
    } finally {
      place.classList.remove("busy");
    }
  };
  place.addEventListener("click", (event) => {
    const link = event.target.closest(".choices a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load(link.getAttribute("href"));
  });
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    load(`${location.pathname}?${new URLSearchParams(new FormData(event.target))}`);
  });
}

const view = new LiveView(document.querySelector("[data-live]"));
listen(view);
setInterval(() => view.tick(), 1000);
keepHistory();
