// Small comforts; every page works without this file.
(() => {
  const openMenus = () => document.querySelectorAll(".menu[open]");

  // A menu closes on Escape, giving focus back, and on a press beside it.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });

  // A key that is held down presses a button once: where each press brings the next thing to decide about, nothing
  // is decided by a finger that rests.
  document.addEventListener("keydown", (event) => {
    if (event.repeat && event.key === "Enter" && event.target.closest("button")) event.preventDefault();
  });

  // After an error, reading starts at the summary of what must be put right. Its autofocus does that too, but not
  // after a swap, nor where the address ends in "#main" because somebody has skipped to the content.
  const toErrors = () => document.querySelector(".ds-error-summary[tabindex]")?.focus();
  document.addEventListener("DOMContentLoaded", toErrors);
  document.addEventListener("htmx:after:swap", toErrors);
})();
