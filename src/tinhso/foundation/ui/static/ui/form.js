// Forms: saving as one goes, leaving with unsaved changes, chosen files.
(() => {
  "use strict";

  function show(form, state, text) {
    const place = form.querySelector("[data-autosave-state]");
    form.dataset.state = state;
    if (!place) return;
    place.dataset.state = state;
    place.textContent = text;
  }

  const unsaved = () => document.querySelectorAll("form[data-state=saving], form[data-state=failed]");

  function save(form) {
    show(form, "saving", form.dataset.saving);
    // Sent from a field, not from the form: htmx would hold an unfinished form back until it is valid.
    window.htmx.ajax("POST", form.dataset.autosave, { source: form.elements[0], swap: "none" });
  }

  function savedBy(element) {
    const form = element.closest?.("form[data-autosave]");
    return form?.elements[0] === element ? form : null;
  }

  function saved(form, response) {
    const at = response?.getResponseHeader("X-Saved-At") || new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
    show(form, "saved", `${form.dataset.saved} ${at}`);
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("form[data-autosave]");
    if (form && event.target.type !== "file") save(form);
    const upload = event.target.closest?.("[data-upload]");
    if (upload) listFiles(upload, event.target);
  });

  // A change during a save is queued by htmx: the state follows the request that is really under way.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = savedBy(event.target);
    if (form) show(form, "saving", form.dataset.saving);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = savedBy(event.target);
    if (!form) return;
    if (event.detail.successful) saved(form, event.detail.xhr);
    else show(form, "failed", form.dataset.failed);
  });

  window.addEventListener("online", () => unsaved().forEach(save));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved().length) event.preventDefault();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-autosave]")) event.target.dataset.state = "sent";
  });

  function listFiles(upload, input) {
    const limit = Number(upload.dataset.maxBytes || 0);
    const lines = [...input.files].map((file) => {
      const line = document.createElement("li");
      const size = (file.size / 1048576).toLocaleString("vi-VN", { maximumFractionDigits: 1 });
      const tooBig = limit > 0 && file.size > limit;
      line.textContent = `${file.name} · ${size} MB${tooBig ? ` · ${upload.dataset.tooBig}` : ""}`;
      line.className = tooBig ? "field-error" : "";
      return line;
    });
    const wrong = lines.some((line) => line.className);
    input.setCustomValidity(wrong ? upload.dataset.tooBig : "");
    upload.querySelector(".upload-list").replaceChildren(...lines);
  }

  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      const upload = event.target.closest?.("[data-upload]");
      if (!upload) return;
      upload.classList.toggle("over", kind === "dragover");
      if (kind === "dragleave") return;
      event.preventDefault();
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      const input = upload.querySelector("input[type=file]");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
})();
