// Replaces a part of the page by the same part of another address, without losing the rest.

export class LoginNeeded extends Error {}

export async function fetchPart(url, signal) {
  const reply = await fetch(url, {
    headers: { "X-Part": "1" },
    credentials: "same-origin",
    signal,
  });
  if (reply.redirected && new URL(reply.url).pathname === "/login") throw new LoginNeeded();
  if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  return reply.text();
}

// Text of the server's own templates, parsed without running anything in it.
export function replaceContent(element, html) {
  const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
  const parsed = new DOMParser().parseFromString(html, "text/html");
  element.replaceChildren(...parsed.body.childNodes);
  if (focused) document.getElementById(focused)?.focus();
}
