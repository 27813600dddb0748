"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = all(".text .hl[data-for]");
  const keys = (mark) => mark.dataset.for.split(" ");
  const byKey = new Map(cards.map((card) => [card.id, card]));
  const marksOf = new Map();
  for (const mark of marks) for (const key of keys(mark)) marksOf.set(key, [...(marksOf.get(key) || []), mark]);

  // Filters: a finding is shown when its level and its family are.
  const filters = document.querySelector(".filters");
  const boxes = all(".filters input");
  const status = document.querySelector(".shown");
  const chosen = (name) => new Set(boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));
  const apply = () => {
    const levels = chosen("level");
    const families = chosen("family");
    for (const card of cards) card.hidden = !(levels.has(card.dataset.level) && families.has(card.dataset.family));
    for (const mark of marks) mark.classList.toggle("off", keys(mark).every((key) => byKey.get(key)?.hidden));
    for (const badge of all(".badge")) badge.hidden = Boolean(byKey.get(badge.dataset.for)?.hidden);
    const left = cards.filter((card) => !card.hidden).length;
    status.textContent = left === cards.length ? "" : `${left} of ${cards.length} findings shown`;
  };
  if (filters) {
    filters.hidden = false;
    for (const box of boxes) box.addEventListener("change", apply);
    apply();
  }

  // Words and cards that belong together light up together; a click on words goes to their first card.
  const light = (key, on) => {
    byKey.get(key)?.classList.toggle("on", on);
    for (const mark of marksOf.get(key) || []) mark.classList.toggle("on", on);
  };
  const couple = (element, own) => {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])
      element.addEventListener(event, () => own().forEach((key) => light(key, on)));
  };
  for (const mark of marks) {
    couple(mark, () => keys(mark));
    mark.addEventListener("click", () => {
      const card = keys(mark).map((key) => byKey.get(key)).find((one) => one && !one.hidden);
      if (!card || String(getSelection())) return;
      card.scrollIntoView({ block: "nearest" });
      card.focus({ preventScroll: true });
    });
  }
  for (const card of cards) couple(card, () => [card.id]);

  // On paper nothing can be unfolded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all(".card details:not([open])");
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
})();
