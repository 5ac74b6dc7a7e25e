// Keeps the overview of the fleet up to date, and says so when it cannot.

import { LoginNeeded, fetchPart, replaceContent } from "./swap.js";

const EVERY_MS = 5000;
const ANNOUNCE_EVERY_MS = 30000;

const fleet = document.getElementById("fleet");
const stale = document.querySelector("[data-stale]");
const announcer = document.querySelector("[data-announce]");
let url = location.pathname + location.search;
let good = new Date();
let announcedAt = Date.now();
let running = null;

function isBusy() {
  // Somebody is filling in the search: their words must not be taken away.
  const active = document.activeElement;
  return active && active.closest("[data-filter]") && active.matches("input, select");
}

function announce() {
  if (Date.now() - announcedAt < ANNOUNCE_EVERY_MS) return;
  announcedAt = Date.now();
  const people = document.querySelector("#people-now .value")?.textContent.trim();
  if (people) announcer.textContent = `${people} people now`;
}

function say(lost) {
  stale.hidden = !lost;
  fleet.classList.toggle("busy", lost);
  if (lost) document.querySelector("[data-stale-since]").textContent = good.toLocaleTimeString();
}

async function load(address) {
  running?.abort();
  running = new AbortController();
  const timer = setTimeout(() => running.abort(), 15000);
  fleet.setAttribute("aria-busy", "true");
  try {
    const html = await fetchPart(address, running.signal);
    replaceContent(fleet, html);
    good = new Date();
    say(false);
    announce();
  } catch (error) {
    if (error instanceof LoginNeeded) location.reload();
    else say(true);
  } finally {
    clearTimeout(timer);
    fleet.setAttribute("aria-busy", "false");
  }
}

if (fleet) {
  fleet.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-filter]")) return;
    event.preventDefault();
    const chosen = new URLSearchParams(new FormData(event.target));
    url = `/?${chosen}`;
    history.replaceState(null, "", url);
    load(url);
  });
  setInterval(() => {
    if (!document.hidden && !isBusy()) load(url);
  }, Number(fleet.dataset.refresh) * 1000 || EVERY_MS);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && !isBusy()) load(url);
  });
}
