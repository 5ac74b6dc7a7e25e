// Charts by uPlot in the colours of the page.

const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function axis(extra) {
  return {
    stroke: () => colour("muted"),
    grid: { stroke: () => colour("grid"), width: 1 },
    ticks: { stroke: () => colour("grid"), width: 1, size: 5 },
    font: FONT,
    ...extra,
  };
}

function series(line) {
  return {
    label: line.label,
    stroke: () => colour(line.colour),
    width: line.width ?? 1.75,
    points: { show: Boolean(line.points), size: 4, fill: () => colour(line.colour) },
    paths: line.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
    fill: line.filled ? () => `${colour(line.colour)}22` : undefined,
    value: (_, value) => (value === null || value === undefined ? "–" : line.format(value)),
    spanGaps: false,
  };
}

const whole = (value) => value.toLocaleString();
const share = (value) => `${(value * 100).toFixed(1)} %`;

export const FORMATS = { whole, share, seconds: (value) => `${value.toFixed(1)} s` };

const TIMES = [
  [31536000, "{YYYY}", null, null, null, null, null, null, 1],
  [2419200, "{MMM}", "\n{YYYY}", null, null, null, null, null, 1],
  [86400, "{D} {MMM}", "\n{YYYY}", null, null, null, null, null, 1],
  [3600, "{HH}:{mm}", "\n{D} {MMM}", null, "\n{D} {MMM}", null, null, null, 1],
  [60, "{HH}:{mm}", "\n{D} {MMM}", null, "\n{D} {MMM}", null, null, null, 1],
  [1, "{HH}:{mm}:{ss}", null, null, null, null, null, null, 1],
];

/** Draws `data` ([seconds, ...values]) and follows the width of its place and the theme. */
export class Chart {
  constructor(place, lines, data, options = {}) {
    this.place = place;
    const format = options.format ?? whole;
    this.plot = new uPlot(
      {
        width: place.clientWidth,
        height: this.height(),
        tzDate: options.zone ? (ts) => uPlot.tzDate(new Date(ts * 1000), options.zone) : undefined,
        cursor: { points: { size: 7 }, y: false },
        legend: { live: true },
        scales: { x: { time: true, range: options.range }, y: { range: (_, low, high) => span(high, options.top) } },
        axes: [
          axis({ values: TIMES, space: 70 }),
          axis({ size: 56, values: (_, ticks) => ticks.map((tick) => (options.whole !== false && !Number.isInteger(tick) ? "" : format(tick))) }),
        ],
        series: [
          { label: "Time", value: (plot, at) => (at === null || at === undefined ? "–" : written(at, options)) },
          ...lines.map((line) => series({ format, ...line })),
        ],
      },
      data,
      place,
    );
    this.sizes = new ResizeObserver(() => this.fit());
    this.sizes.observe(place);
    this.recolour = () => this.plot.redraw(false);
    document.addEventListener("themechange", this.recolour);
  }

  height() {
    return Math.max(180, Math.min(380, Math.round(this.place.clientWidth * 0.34)));
  }

  fit() {
    const width = this.place.clientWidth;
    if (width && width !== this.plot.width) this.plot.setSize({ width, height: this.height() });
  }

  show(data) {
    this.plot.setData(data);
  }

  close() {
    this.sizes.disconnect();
    document.removeEventListener("themechange", this.recolour);
    this.plot.destroy();
  }
}

function written(at, options) {
  const form = uPlot.fmtDate(options.time ?? "{YYYY}-{MM}-{DD} {HH}:{mm}");
  const date = new Date(at * 1000);
  return form(options.zone ? uPlot.tzDate(date, options.zone) : date);
}

function span(high, top) {
  const most = Math.max(high ?? 0, top ?? 0);
  return [0, most > 0 ? most * 1.08 : 1];
}

/** Charts of history or comparison, from the data that the server wrote into the page. */
export function drawAll(root) {
  return [...root.querySelectorAll("[data-chart]")].map((place) => {
    const given = JSON.parse(place.dataset.chart);
    const format = FORMATS[given.format] ?? whole;
    return new Chart(place, given.lines, given.data, {
      format,
      zone: given.zone,
      whole: given.format === "whole",
      top: given.format === "whole" ? 4 : 0,
      time: given.by === "day" ? "{YYYY}-{MM}-{DD}" : "{YYYY}-{MM}-{DD} {HH}:{mm}",
    });
  });
}
