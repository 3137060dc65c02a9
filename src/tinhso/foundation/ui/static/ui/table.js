// Tables: j and k (or arrows) move between rows while focus is inside the table, Enter opens, a click anywhere on a row opens it.
(() => {
  "use strict";
  const INTERACTIVE = "a, button, input, select, textarea, summary, label";

  const mainLink = (row) => row.querySelector("a.row-title") ?? row.querySelector("a, button, input:not(:disabled)");

  function move(table, step) {
    const rows = [...table.querySelectorAll("tbody tr")].filter(mainLink);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1)];
    if (next) mainLink(next).focus();
  }

  document.addEventListener("keydown", (event) => {
    const table = event.target.closest?.("[data-table]");
    if (!table || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    move(table, step);
  });

  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("tr[data-href]");
    if (!row || event.target.closest(INTERACTIVE) || String(window.getSelection())) return;
    if (event.ctrlKey || event.metaKey) window.open(row.dataset.href, "_blank", "noopener");
    else window.location.assign(row.dataset.href);
  });
})();
