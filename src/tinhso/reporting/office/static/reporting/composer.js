// The composer: a figure goes into the text where the cursor was last.
(() => {
  "use strict";

  let last = null;

  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".section textarea")) last = event.target;
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-token]");
    if (!button) return;
    const text = last || document.querySelector(".section textarea");
    if (!text) return;
    text.setRangeText(button.dataset.token, text.selectionStart, text.selectionEnd, "end");
    text.focus();
    text.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
