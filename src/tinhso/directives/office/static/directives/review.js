// Review of a plan: a field of a card and its place in the document light up together; j, k, Enter, e.
(() => {
  "use strict";
  const review = document.querySelector("[data-review]");
  if (!review) return;
  const paper = review.querySelector(".paper");
  const sideBySide = window.matchMedia("(min-width: 1001px)");

  const marksOf = (key) => [...paper.querySelectorAll(`[data-m~="${key}"]`)];
  const fieldsOf = (key) => [...review.querySelectorAll(`.tasks .f[data-m="${key}"]`)];

  function light(keys) {
    review.querySelectorAll(".on, .here").forEach((each) => each.classList.remove("on", "here"));
    keys.forEach((key) => [...marksOf(key), ...fieldsOf(key)].forEach((each) => each.classList.add("on")));
  }

  function show(key) {
    const mark = marksOf(key)[0];
    if (!mark || !sideBySide.matches) return;
    const at = mark.closest("p, tr");
    const above = at.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    if (above < 0 || above > paper.clientHeight * 0.7) paper.scrollTop += above - paper.clientHeight * 0.2;
  }

  const cardOf = (node) => node.closest?.(".card");
  const cards = () => [...review.querySelectorAll(".card")];

  function visit(card) {
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  review.addEventListener("mouseover", (event) => {
    const field = event.target.closest(".f[data-m], .m[data-m]");
    if (!field) return;
    const keys = field.dataset.m.split(" ");
    light(keys);
    if (field.matches(".f")) show(keys[0]);
  });

  review.addEventListener("focusin", (event) => {
    const field = event.target.closest(".f[data-m]");
    if (field) {
      light([field.dataset.m]);
      show(field.dataset.m);
    } else if (event.target.matches(".card")) {
      const keys = [...event.target.querySelectorAll(".f[data-m]")].map((each) => each.dataset.m);
      light([]);
      keys.flatMap(marksOf).forEach((mark) => mark.closest("p, tr").classList.add("here"));
      if (keys.length) show(keys[0]);
    }
  });

  review.addEventListener("click", (event) => {
    const doubtful = event.target.closest("[data-confirm]");
    if (doubtful && !window.confirm(doubtful.dataset.confirm)) event.preventDefault();
    if (!sideBySide.matches || event.ctrlKey || event.metaKey) return;
    const source = event.target.closest("a.k")?.closest(".f[data-m]");
    const mark = event.target.closest(".m[data-m]");
    if (source) {
      event.preventDefault();
      light([source.dataset.m]);
      show(source.dataset.m);
    } else if (mark?.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      visit(document.getElementById(mark.getAttribute("href").slice(1)));
      light(mark.dataset.m.split(" "));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const all = cards();
    const here = cardOf(document.activeElement);
    const step = { j: 1, k: -1 }[event.key];
    if (step) {
      event.preventDefault();
      visit(here ? all[all.indexOf(here) + step] : all[0]);
    } else if (event.key === "Enter" && document.activeElement === here && here) {
      event.preventDefault();
      here.querySelector("[data-accept]")?.click();
    } else if (event.key === "e" && here) {
      event.preventDefault();
      here.querySelector("[data-edit]")?.click();
    }
  });

  // A card that was accepted folds; go on to the next one that waits. After settling: htmx first gives the focus back.
  document.addEventListener("htmx:afterSettle", (event) => {
    const card = event.target.matches?.(".card") ? event.target : null;
    if (!card) return;
    const accepted = card.classList.contains("is-accepted");
    paper.querySelectorAll(".m").forEach((mark) => {
      if (mark.dataset.m.split(" ").some((key) => key.slice(0, -1) === card.dataset.task)) mark.classList.toggle("seen", accepted);
    });
    const all = cards();
    visit(accepted ? all.slice(all.indexOf(card)).find((each) => each.querySelector("[data-accept]")) ?? card : card);
  });

  const target = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
  if (target && target.matches(".card")) visit(target);
  else if (!target) {
    const first = review.querySelector(".card .f[data-m]");
    if (first) show(first.dataset.m);
  }
})();
