// Counts down how long an enrolment code is still good.

const code = document.querySelector("[data-code]");

function tick() {
  const left = Math.round((Number(code.dataset.expires) - Date.now()) / 1000);
  const place = code.querySelector("[data-countdown]");
  if (left <= 0) {
    place.textContent = "This code has expired; make another one.";
    code.querySelector("[data-code-text]").textContent = "expired";
    code.querySelector(".qr").hidden = true;
    clearInterval(timer);
    return;
  }
  const words = left >= 60 ? `${Math.floor(left / 60)} min ${left % 60} s` : `${left} s`;
  place.textContent = `Good once, for another ${words}.`;
}

const timer = code ? setInterval(tick, 1000) : null;
if (code) tick();
