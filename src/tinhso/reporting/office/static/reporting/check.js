// Text and findings light each other up: point at a mark and its card is lit, open a card and the text goes there.
(() => {
  const linked = (number) => [...document.querySelectorAll("[data-link]")]
    .filter((each) => each.dataset.link.split(" ").includes(number));
  const light = (numbers, on) => numbers.flatMap(linked).forEach((each) => each.classList.toggle("is-lit", on));
  const numbersOf = (target) => target.closest?.("[data-link]")?.dataset.link.split(" ") ?? [];
  for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(event, (happened) => light(numbersOf(happened.target), on));
  }
  const intoView = (element) => element?.scrollIntoView({ block: "center", behavior: "smooth" });
  document.addEventListener("click", (happened) => {
    if (happened.target.closest("button, summary, form")) return;
    const [number] = numbersOf(happened.target);
    if (!number) return;
    const card = document.getElementById(`card-${number}`);
    if (card?.contains(happened.target)) {
      intoView(document.querySelector(`.desk-text mark.is-main[data-link~="${number}"]`));
    } else {
      happened.preventDefault();
      intoView(card);
      card?.focus({ preventScroll: true });
    }
  });
})();
