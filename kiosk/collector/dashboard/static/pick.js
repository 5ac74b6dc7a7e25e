// Finds devices in a list that is too long to read. What is chosen always stays in sight.

const search = document.querySelector("[data-pick-search]");
const list = document.querySelector("[data-pick]");
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{Mark}/gu, "");
const number = (n) => n.toLocaleString("en");
const entries = [...(list?.querySelectorAll("label") ?? [])].map((label) => {
  const box = label.querySelector("input");
  return { label, box, words: plain(`${label.textContent} ${box.value}`) };
});

function show() {
  const wanted = plain(search.querySelector("input").value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { label, box, words } of entries) {
    const matches = wanted.every((word) => words.includes(word));
    found += matches;
    label.hidden = !matches && !box.checked;
  }
  const chosen = entries.filter(({ box }) => box.checked).length;
  const all = number(entries.length);
  const parts = [wanted.length ? `${number(found)} of ${all} match` : `${all} devices`];
  if (chosen) parts.push(`${number(chosen)} chosen`);
  search.querySelector("[role=status]").textContent = parts.join(", ");
}

if (search) {
  search.hidden = false;
  search.addEventListener("input", show);
  search.addEventListener("keydown", (event) => {
    // Otherwise the form would be sent before anything is chosen.
    if (event.key === "Enter") event.preventDefault();
  });
  list.addEventListener("change", show);
  show();
}
