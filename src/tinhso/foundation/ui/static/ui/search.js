// Search: Ctrl K focuses the box, arrows walk the results, Escape leaves.
(() => {
  "use strict";
  const box = () => document.querySelector("[data-search] input[type=search]");

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && box()) {
      event.preventDefault();
      box().focus();
      box().select();
      return;
    }
    const form = event.target.closest?.("[data-search]");
    if (!form) return;
    if (event.key === "Escape") {
      document.getElementById("search-results").replaceChildren();
      box().blur();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [box(), ...form.querySelectorAll(".search-results a")];
      const at = stops.indexOf(document.activeElement);
      const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  });
})();
