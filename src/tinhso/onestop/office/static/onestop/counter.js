// The counter: what was typed survives an expired session in this window, papers in the store aren't asked for.
(() => {
  "use strict";
  const PREFIX = "tinhso:";
  const SPARED = ["csrfmiddlewaretoken"];

  const takenIn = document.querySelector("meta[name=onestop-taken-in]");
  if (takenIn) Object.keys(sessionStorage).filter((key) => key.startsWith(`${PREFIX}tiep-nhan/`)).forEach((key) => sessionStorage.removeItem(key));

  const form = document.querySelector("form[data-kept]");
  if (!form) return;
  const place = PREFIX + form.dataset.kept;
  const account = place.split("/").slice(0, 2).join("/");
  Object.keys(sessionStorage).filter((key) => key.startsWith(`${PREFIX}tiep-nhan/`) && !key.startsWith(`${account}/`)).forEach((key) => sessionStorage.removeItem(key));

  const typed = () => [...form.elements].filter((each) => each.name && each.type !== "file" && each.type !== "submit" && !SPARED.includes(each.name));

  function remember() {
    sessionStorage.setItem(place, JSON.stringify(typed().map((each) => [each.name, each.value])));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(place) || "null");
    if (!kept || form.querySelector("[role=alert]")) return;
    const byName = new Map(kept);
    let changed = false;
    for (const each of typed()) {
      if (!byName.has(each.name) || each.value === byName.get(each.name)) continue;
      if (each.name !== "key") changed = true;
      each.value = byName.get(each.name);
      for (let part = each.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    }
    if (changed) tell();
  }

  function tell() {
    const note = form.querySelector(".kept-note");
    const forget = document.createElement("button");
    forget.type = "button";
    forget.className = "btn small quiet";
    forget.textContent = form.dataset.forget;
    forget.addEventListener("click", () => {
      sessionStorage.removeItem(place);
      window.location.assign(window.location.href);
    });
    note.replaceChildren(document.createTextNode(`${form.dataset.restored} `), forget);
    note.hidden = false;
  }

  function showStore() {
    const found = form.querySelector("[data-in-store]");
    const codes = found ? found.dataset.inStore.split(" ") : [];
    for (const paper of form.querySelectorAll("[data-paper]")) {
      const kept = codes.includes(paper.dataset.paper);
      paper.querySelector(".in-store").hidden = !kept;
      const parts = paper.querySelector("details") ?? paper.querySelector(".paper-parts");
      parts.hidden = kept;
      paper.querySelectorAll(".paper-parts :is(input, select)").forEach((each) => { each.disabled = kept; });
    }
  }

  restore();
  form.addEventListener("input", remember);
  form.addEventListener("change", remember);
  form.addEventListener("submit", remember);
  document.addEventListener("htmx:afterSwap", showStore);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    if (event.ctrlKey) form.requestSubmit();
    else if (event.target.form === form && event.target.matches("input:not([type=submit])")) event.preventDefault();
  });
  form.addEventListener("change", (event) => {
    const paper = event.target.type === "file" && event.target.files.length ? event.target.closest("[data-paper]") : null;
    const standing = paper?.querySelector("select[name^='components.']");
    if (standing && !standing.value) standing.value = "given";
  });
  const number = form.querySelector("[data-number] input");
  if (number?.value) window.addEventListener("load", () => window.htmx?.trigger(number, "change"));
  if (!form.querySelector("[role=alert]")) number?.focus();
})();
