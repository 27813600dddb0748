// The findings beside the draft, and its claims and references: HTML of the server goes in, and is shown and filtered.

export class Findings {
  onJump = () => {};
  onFilter = () => {};
  onLight = () => {};
  onInsert = () => {};
  onTrouble = () => {};
  #off = { level: new Set(), family: new Set() };
  #current = null;
  #parts;

  constructor(parts) {
    this.#parts = parts;
    const { findings } = parts;
    findings.addEventListener("change", (event) => this.#chosen(event.target));
    findings.addEventListener("click", (event) => this.#clicked(event));
    for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
      findings.addEventListener(name, (event) => this.#near(event.target).forEach((key) => this.#light(key, on)));
  }

  // All that a draft brought into this HTML is escaped by the server, and the page's policy lets nothing in it run.
  show(html) {
    const came = document.createElement("template");
    came.innerHTML = html;
    const open = new Set(this.#cards().filter((card) => card.querySelector("details[open]")).map(identity));
    for (const part of came.content.querySelectorAll("[data-part]"))
      this.#parts[part.dataset.part].replaceChildren(...part.childNodes);
    for (const card of this.#cards()) if (open.has(identity(card))) card.querySelector("details").open = true;
    this.#current = null;
    const filters = this.#parts.findings.querySelector(".filters");
    if (filters) filters.hidden = false;
    for (const box of this.#boxes()) box.checked = !this.#off[box.name].has(box.value);
    this.#filter();
  }

  clear() {
    for (const part of Object.values(this.#parts)) part.replaceChildren();
  }

  // Brings the card of one of these findings into sight, and names it.
  at(keys) {
    this.#current?.classList.remove("on");
    this.#current = this.#cards().find((card) => keys.includes(card.id) && !card.hidden) ?? null;
    if (!this.#current) return null;
    this.#current.classList.add("on");
    const panel = this.#parts.findings;
    if (panel.scrollHeight > panel.clientHeight) {
      const [own, around] = [this.#current.getBoundingClientRect(), panel.getBoundingClientRect()];
      const [top, bottom] = [Math.max(around.top, 0), Math.min(around.bottom, innerHeight)];
      if (own.top < top || own.bottom > bottom) panel.scrollTop += own.top - top - 16;
    }
    return { title: this.#current.querySelector(".title").textContent };
  }

  focusCurrent() {
    this.#current?.scrollIntoView({ block: "center" });
    this.#current?.focus({ preventScroll: true });
  }

  #cards() {
    return [...this.#parts.findings.querySelectorAll(".card")];
  }

  #boxes() {
    return [...this.#parts.findings.querySelectorAll(".filters input")];
  }

  #chosen(box) {
    if (!box.closest(".filters")) return;
    if (box.checked) this.#off[box.name].delete(box.value);
    else this.#off[box.name].add(box.value);
    this.#filter();
  }

  // A finding is shown when its level and its family are.
  #filter() {
    const cards = this.#cards();
    for (const card of cards)
      card.hidden = this.#off.level.has(card.dataset.level) || this.#off.family.has(card.dataset.family);
    const hidden = new Set(cards.filter((card) => card.hidden).map((card) => card.id));
    for (const badge of this.#parts.findings.querySelectorAll(".badge")) badge.hidden = hidden.has(badge.dataset.for);
    for (const mark of this.#marks()) mark.classList.toggle("off", keysOf(mark).every((key) => hidden.has(key)));
    const status = this.#parts.findings.querySelector(".shown");
    if (status)
      status.textContent = hidden.size ? `${cards.length - hidden.size} of ${cards.length} findings shown` : "";
    this.onFilter(hidden);
  }

  #marks() {
    return [...this.#parts.findings.querySelectorAll(".text .hl[data-for]")];
  }

  #near(element) {
    const mark = element.closest(".text .hl[data-for]");
    const card = element.closest(".card");
    return mark ? keysOf(mark) : card ? [card.id] : [];
  }

  #light(key, on) {
    document.getElementById(key)?.classList.toggle("on", on);
    for (const mark of this.#marks()) if (keysOf(mark).includes(key)) mark.classList.toggle("on", on);
    this.onLight(key, on);
  }

  #clicked(event) {
    const jump = event.target.closest("[data-jump]");
    if (jump) return this.onJump(jump.dataset.jump);
    const button = event.target.closest("[data-copy], [data-insert]");
    if (button) return this.#pasted(button);
    const mark = event.target.closest(".text .hl[data-for]");
    if (!mark || String(getSelection())) return;
    const card = keysOf(mark).map((key) => document.getElementById(key)).find((one) => one && !one.hidden);
    card?.scrollIntoView({ block: "nearest" });
    card?.focus({ preventScroll: true });
  }

  // Copies a statement, or has it inserted; the button says that it was done.
  async #pasted(button) {
    const card = button.closest(".card");
    const text = card.querySelector(".paste").textContent;
    if ("insert" in button.dataset) return this.onInsert(card.id, text);
    try {
      await navigator.clipboard.writeText(text);
      const before = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = before), 2000);
    } catch {
      this.onTrouble("The browser does not let this page copy: select the text and copy it yourself.");
    }
  }
}

const keysOf = (mark) => mark.dataset.for.split(" ");
const identity = (card) => `${card.dataset.family} ${card.querySelector(".title").lastChild.textContent} ${card.querySelector(".quote")?.textContent}`;
