// What every page does: menu, dark and light, the viewer's time zone, ages of times, questions
// before what cannot be taken back.

const YEAR_S = 31536000;

function remember(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
}

function remembered(name) {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  remember("theme", theme);
  document.dispatchEvent(new Event("themechange"));
}

export function ago(ms, now = Date.now()) {
  const s = Math.max(0, Math.round((now - ms) / 1000));
  if (s < 5) return "just now";
  if (s < 60) return `${s} s ago`;
  if (s < 3600) return `${Math.floor(s / 60)} min ago`;
  if (s < 172800) return `${Math.floor(s / 3600)} h ago`;
  return `${Math.floor(s / 86400)} days ago`;
}

function refreshAges() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const words = ago(Number(time.dataset.ago));
    if (time.textContent !== words) time.textContent = words;
  }
}

function confirmThen(event) {
  const form = event.target;
  const question = form.dataset.confirm;
  if (!question || form.dataset.confirmed) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  dialog.className = "stack";
  dialog.setAttribute("aria-label", "Please confirm");
  const text = document.createElement("p");
  text.textContent = question;
  const row = document.createElement("p");
  row.className = "row";
  const yes = document.createElement("button");
  yes.textContent = event.submitter ? event.submitter.textContent.trim() : "Yes";
  yes.className = "primary";
  const no = document.createElement("button");
  no.textContent = "Cancel";
  no.autofocus = true;
  row.append(yes, no);
  dialog.append(text, row);
  yes.addEventListener("click", () => {
    form.dataset.confirmed = "yes";
    form.requestSubmit();
  });
  no.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (event.submitter) event.submitter.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function start() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && remembered("tz") !== zone) {
    const first = remembered("tz") === "";
    remember("tz", zone);
    // The server wrote this page in UTC: once more, in the viewer's zone.
    if (first && zone !== "UTC" && document.querySelector("[data-swap], #fleet")) location.reload();
  }
  document.querySelector("[data-theme-switch]")?.addEventListener("click", switchTheme);
  const menu = document.querySelector("[data-menu]");
  const nav = document.getElementById("nav");
  menu?.addEventListener("click", () => {
    menu.setAttribute("aria-expanded", String(nav.classList.toggle("open")));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && nav?.classList.contains("open")) {
      nav.classList.remove("open");
      menu.setAttribute("aria-expanded", "false");
      menu.focus();
    }
  });
  document.addEventListener("submit", confirmThen);
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
    document.dispatchEvent(new Event("themechange")),
  );
  setInterval(refreshAges, 5000);
}

start();
