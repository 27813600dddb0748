// A text area with marks: behind it stands the same text, laid out alike, whose marked words shine through.

const MOST_UNDONE = 200_000; // characters; beyond this a browser takes seconds to insert what can be undone
const PROSE = [".md", ".markdown", ".mdx", ".txt", ".rst"];
const HTML = [".html", ".htm"];

export class Editor {
  onCaret = () => {};
  #marks = []; // [start, end, look, keys] in UTF-16 units, in order, without overlap
  #painted = "";
  #hidden = new Set();
  #lit = new Set();

  constructor(area, backdrop) {
    this.area = area;
    this.backdrop = backdrop;
    document.addEventListener("selectionchange", () => this.#caret());
    area.addEventListener("click", () => this.#caret());
  }

  get text() {
    return this.area.value;
  }

  set text(text) {
    this.area.value = text;
    this.#marks = [];
    this.#paint();
  }

  // Inserts at the caret, or in place of what is selected, so that it can be undone.
  insert(text) {
    this.area.focus({ preventScroll: true });
    if (text.length < MOST_UNDONE && document.execCommand("insertText", false, text)) return;
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Whether a statement may stand as a paragraph of its own in a text of this format.
  takes(suffix) {
    return PROSE.includes(suffix) || HTML.includes(suffix);
  }

  // Inserts a statement as a paragraph behind that of a finding; at the end where the finding is on the whole text.
  insertStatement(key, words, suffix) {
    const text = this.text;
    const html = HTML.includes(suffix);
    const own = this.#marks.find(([, , , keys]) => keys.includes(key));
    const ends = html ? /<\/(?:p|li|h[1-6]|td|div)>/gi : /\n[ \t]*\n/g;
    let place = html ? text.search(/<\/body>/i) : -1;
    if (own) {
      ends.lastIndex = own[1];
      const end = ends.exec(text);
      if (end) place = html ? end.index + end[0].length : end.index;
    }
    if (place < 0) place = text.trimEnd().length;
    const safe = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    this.area.setSelectionRange(place, place);
    this.insert(html ? `\n<p>${safe}</p>\n` : `\n\n${words}`);
  }

  // After an edit the marks move with their words until the next answer; those whose words changed go.
  edited() {
    const [before, after] = [this.#painted, this.text];
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    const end = before.length - tail;
    const shift = after.length - before.length;
    this.#marks = this.#marks
      .filter(([from, to]) => to <= head || from >= end)
      .map(([from, to, ...rest]) => (to <= head ? [from, to, ...rest] : [from + shift, to + shift, ...rest]));
    this.#paint();
  }

  show(marks) {
    this.#marks = marks;
    this.#paint();
    this.#caret();
  }

  // The keys of findings that the filters hide.
  hide(keys) {
    this.#hidden = new Set(keys);
    this.#restyle();
  }

  light(key, on) {
    if (on) this.#lit.add(key);
    else this.#lit.delete(key);
    this.#restyle();
  }

  // Selects the words of a finding and shows them.
  jump(key) {
    const own = this.#marks.filter(([, , , keys]) => keys.includes(key));
    if (!own.length) return;
    let end = own[0][1];
    for (const [from, to] of own) if (from === end) end = to;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(own[0][0], end);
    this.backdrop.querySelector(`mark[data-for~="${key}"]`)?.scrollIntoView({ block: "center" });
  }

  // Goes to the next finding behind the caret (1) or before it (-1), and round at the end.
  step(way) {
    const shown = this.#marks.filter(([, , , keys]) => keys.some((key) => !this.#hidden.has(key)));
    if (!shown.length) return;
    const caret = this.area.selectionStart;
    const here = document.activeElement === this.area ? caret : way > 0 ? -1 : Infinity;
    const next =
      way > 0 ? shown.find(([from]) => from > here) ?? shown[0] : shown.findLast(([from]) => from < here) ?? shown.at(-1);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(next[0], next[1]);
    const place = this.#marks.indexOf(next);
    this.backdrop.querySelectorAll("mark")[place]?.scrollIntoView({ block: "center" });
  }

  #caret() {
    if (document.activeElement !== this.area) return;
    const at = this.area.selectionStart;
    const over = this.#marks.find(([from, to]) => from <= at && at < to) ?? this.#marks.find(([, to]) => to === at);
    this.onCaret(over ? over[3].filter((key) => !this.#hidden.has(key)) : []);
  }

  #paint() {
    const text = this.text;
    const pieces = [];
    let done = 0;
    for (const [from, to, look, keys] of this.#marks) {
      if (from > done) pieces.push(text.slice(done, from));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      mark.dataset.for = keys.join(" ");
      mark.dataset.look = look;
      pieces.push(mark);
      done = to;
    }
    pieces.push(`${text.slice(done)}\n`); // a last empty line has its height too
    this.backdrop.replaceChildren(...pieces);
    this.#painted = text;
    this.#restyle();
  }

  #restyle() {
    for (const mark of this.backdrop.children) {
      const keys = mark.dataset.for.split(" ");
      mark.className = `hl ${mark.dataset.look}`;
      mark.classList.toggle("off", keys.every((key) => this.#hidden.has(key)));
      mark.classList.toggle("on", keys.some((key) => this.#lit.has(key)));
    }
  }
}
