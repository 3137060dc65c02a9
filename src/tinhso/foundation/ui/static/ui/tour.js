// Guided tour: steps [{target, title, text}] come from a JSON script; the card is a non-modal dialog, so the page stays usable.
(() => {
  "use strict";

  function start(button) {
    const id = button.dataset.tour;
    const card = document.getElementById(`${id}-card`);
    const steps = JSON.parse(document.getElementById(id).textContent).filter((step) => document.querySelector(step.target));
    if (!steps.length) return;
    const part = (name) => card.querySelector(`[data-tour-${name}]`);
    let at = 0;

    function mark() {
      document.querySelectorAll(".tour-target").forEach((element) => element.classList.remove("tour-target"));
    }
    function show() {
      mark();
      const step = steps[at];
      const target = document.querySelector(step.target);
      target.classList.add("tour-target");
      target.scrollIntoView({ block: "center" });
      part("title").textContent = step.title;
      part("text").textContent = step.text;
      part("place").textContent = `${at + 1}/${steps.length}`;
      part("back").hidden = at === 0;
      part("next").textContent = at === steps.length - 1 ? part("next").dataset.last : part("next").dataset.more;
      part("title").focus();
    }
    function end() {
      mark();
      card.close();
      button.focus();
    }

    part("next").onclick = () => (at === steps.length - 1 ? end() : (at++, show()));
    part("back").onclick = () => { at--; show(); };
    part("end").onclick = end;
    card.onkeydown = (event) => { if (event.key === "Escape") end(); };
    if (!card.open) card.show();
    show();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-tour]");
    if (button) start(button);
  });
})();
