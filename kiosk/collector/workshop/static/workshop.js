// Follows one device by server-sent events and shows its numbers, a chart and a table.

const MOST_POINTS = 200;
const AGAIN_MS = 5000;
const SVG = "http://www.w3.org/2000/svg";
const MARGIN = { top: 8, right: 8, bottom: 24, left: 36 };

const at = (id) => document.getElementById(id);
const shown = { device: "", points: [], source: null, again: 0 };

function follow(device) {
  shown.source?.close();
  clearTimeout(shown.again);
  if (device !== shown.device) {
    shown.device = device;
    shown.points = [];
    at("rows").replaceChildren();
  }
  at("board").hidden = false;
  at("shown-device").textContent = device;
  say("wait", "Connecting");
  const source = new EventSource(`/live?id=${encodeURIComponent(device)}`);
  shown.source = source;
  source.addEventListener("open", () => {
    say("live", "Live");
    draw();
  });
  source.addEventListener("plotdata", (event) => take(event));
  source.addEventListener("error", () => lost(source));
  draw();
}

function lost(source) {
  if (source !== shown.source) return;
  say("lost", "No connection, trying again");
  // After a refusal the browser gives up by itself.
  if (source.readyState === EventSource.CLOSED) {
    shown.again = setTimeout(() => follow(shown.device), AGAIN_MS);
  }
}

function say(kind, text) {
  const state = at("state");
  if (state.textContent === text) return;
  state.dataset.kind = kind;
  state.textContent = text;
}

function take(event) {
  const arrived = Number(event.lastEventId);
  // After a reconnection by hand the same points come again.
  if (shown.points.length && arrived <= shown.points.at(-1).arrived) return;
  const point = { ...JSON.parse(event.data), arrived };
  shown.points.push(point);
  shown.points.splice(0, shown.points.length - MOST_POINTS);
  const rows = at("rows");
  rows.prepend(row(point));
  while (rows.rows.length > MOST_POINTS) rows.lastElementChild.remove();
  soon();
}

function row(point) {
  const line = document.createElement("tr");
  const cell = (text, kind) => {
    const found = line.insertCell();
    found.textContent = text;
    if (kind) found.className = kind;
  };
  cell(point.id);
  cell(point.value, "number");
  line.insertCell().append(...moment(point.timestamp));
  cell(point.malecount, "number");
  cell(point.femalecount, "number");
  return line;
}

// Devices send seconds or milliseconds; small numbers are no times at all.
function moment(timestamp) {
  const milliseconds = timestamp > 1e11 ? timestamp : timestamp * 1000;
  if (milliseconds < 1e12 || milliseconds > 4e12) return [String(timestamp)];
  const date = new Date(milliseconds);
  const two = (number) => String(number).padStart(2, "0");
  const part = (text) => {
    const found = document.createElement("time");
    found.textContent = text;
    return found;
  };
  return [
    part(`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`),
    " ",
    part(`${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`),
  ];
}

// Many points may come at once; they are drawn once.
let waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

function draw() {
  const last = shown.points.at(-1);
  at("points").hidden = !last;
  at("empty").hidden = Boolean(last);
  at("empty").textContent =
    "Nothing has come from a device of exactly this id yet. It appears here with its first report.";
  at("value").textContent = last ? last.value : "–";
  at("female").textContent = last ? last.femalecount : "–";
  at("male").textContent = last ? last.malecount : "–";
  if (last) plot(at("chart"));
}

function plot(chart) {
  const { width, height } = chart.getBoundingClientRect();
  const points = shown.points;
  const first = points[0].arrived;
  // The last state holds until the next one comes.
  const end = Math.max(Date.now(), points.at(-1).arrived, first + 10000);
  const most = Math.max(4, ...points.map((point) => point.value));
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const x = (time) =>
    MARGIN.left + ((time - first) / (end - first)) * (width - MARGIN.left - MARGIN.right);
  const y = (value) =>
    height - MARGIN.bottom - (value / top) * (height - MARGIN.top - MARGIN.bottom);
  const stairs = (name) =>
    points
      .map((point, index) => {
        const until = x(points[index + 1]?.arrived ?? end).toFixed(1);
        const level = y(Math.min(point[name], top)).toFixed(1);
        return `${index ? "V" : `M${x(first).toFixed(1)} `}${level}H${until}`;
      })
      .join("");
  const parts = [];
  for (let value = 0; value <= top; value += step) {
    const [x1, x2] = [MARGIN.left, width - MARGIN.right];
    parts.push(shape("line", { class: "grid", x1, x2, y1: y(value), y2: y(value) }));
    parts.push(label(value, MARGIN.left - 8, y(value) + 4, "end"));
  }
  parts.push(label(clock(first), MARGIN.left, height - 6, "start"));
  parts.push(label(clock(end), width - MARGIN.right, height - 6, "end"));
  const line = stairs("value");
  parts.push(shape("path", { class: "area", d: `${line}V${y(0)}H${x(first)}Z` }));
  parts.push(shape("path", { class: "male", d: stairs("malecount") }));
  parts.push(shape("path", { class: "female", d: stairs("femalecount") }));
  parts.push(shape("path", { class: "value", d: line }));
  chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
  chart.setAttribute(
    "aria-label",
    `People over time, ${points.length} reports; now ${points.at(-1).value}, at most ${Math.max(...points.map((point) => point.value))}.`,
  );
  chart.replaceChildren(...parts);
}

function niceStep(most) {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough && n >= 1) ?? 1;
}

function clock(milliseconds) {
  return new Date(milliseconds).toLocaleTimeString([], { hour12: false });
}

function shape(name, attributes) {
  const found = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
  return found;
}

function label(text, x, y, anchor) {
  const found = shape("text", { x, y, "text-anchor": anchor });
  found.textContent = text;
  return found;
}

function fromAddress() {
  const device = new URLSearchParams(location.search).get("id") ?? "";
  at("device").value = device;
  if (device) follow(device);
}

at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const device = at("device").value;
  if (!device.trim()) return;
  // So that the page can be reloaded, kept and sent to somebody.
  history.pushState(null, "", `/?id=${encodeURIComponent(device)}`);
  follow(device);
});
addEventListener("popstate", fromAddress);
addEventListener("resize", soon);
setInterval(() => {
  if (shown.points.length && !document.hidden) draw();
}, 1000);
fromAddress();
