// Toasts: the server sends an HX-Trigger event `toast` {text, state}; failed requests speak up by themselves.
(() => {
  "use strict";
  const SHOWN_FOR = 8000;
  const place = () => document.getElementById("toasts");

  function toast(text, state) {
    if (!place() || !text) return;
    const note = document.createElement("div");
    note.className = `note is-${state || "ok"}`;
    const line = document.createElement("p");
    line.className = "note-title";
    const shape = document.createElement("i");
    shape.className = "shape";
    shape.setAttribute("aria-hidden", "true");
    line.append(shape, text);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn quiet close";
    close.setAttribute("aria-label", place().dataset.close);
    close.textContent = "×";
    close.addEventListener("click", () => note.remove());
    note.append(line, close);
    place().append(note);
    if (state !== "late") setTimeout(() => note.remove(), SHOWN_FOR);
  }

  document.addEventListener("toast", (event) => toast(event.detail.text, event.detail.state));
  const unlessAutosave = (event, text) => {
    if (!event.target.closest?.("form[data-autosave]")) toast(text, "late");
  };
  document.addEventListener("htmx:responseError", (event) => unlessAutosave(event, place()?.dataset.failed));
  document.addEventListener("htmx:sendError", (event) => unlessAutosave(event, place()?.dataset.offline));
})();
