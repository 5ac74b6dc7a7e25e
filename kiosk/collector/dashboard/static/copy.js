// Copies a secret that is shown once.

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const secret = button.parentElement.querySelector("[data-secret]");
    try {
      await navigator.clipboard.writeText(secret.textContent);
      button.textContent = "Copied";
    } catch {
      // Without TLS browsers have no clipboard for pages: mark it, so that it can be copied.
      getSelection().selectAllChildren(secret);
      button.textContent = "Press Ctrl+C";
    }
  });
}
