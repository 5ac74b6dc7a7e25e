// The code is in the fragment of the address, which browsers do not send to the server.

const code = location.hash.slice(1);
const place = document.querySelector("[data-enrol-code]");
if (/^[0-9A-Za-z-]{8,20}$/.test(code)) {
  place.textContent = code;
  place.hidden = false;
}
