// The draft in the window: text that can be edited, or a whole file (Word, or what is no text) that is only shown.

const NAMELESS = "draft";

export class Drafts {
  unsaved = false;
  #stem = NAMELESS;
  #bytes = null;

  constructor(whole, limit) {
    this.whole = whole;
    this.limit = limit;
    this.suffix = "";
  }

  get name() {
    return `${this.#stem}${this.suffix}`;
  }

  get stem() {
    return this.#stem;
  }

  get isWhole() {
    return this.#bytes !== null;
  }

  isEmpty(text) {
    return !this.isWhole && !text.trim();
  }

  current(text) {
    return { name: this.name, data: this.#bytes ?? text, whole: this.isWhole };
  }

  touched() {
    this.unsaved = true;
  }

  mayReplace(text) {
    if (!this.unsaved || this.isEmpty(text)) return true;
    return confirm("The text in the window has changes that you have not saved. Drop them?");
  }

  forget(suffix) {
    this.#stem = NAMELESS;
    this.#bytes = null;
    this.suffix = suffix;
    this.unsaved = false;
  }

  // Why these files cannot be opened, as a sentence; empty where they can.
  refusal(files) {
    if (files.length !== 1) return "One draft at a time: drop a single file.";
    const [file] = files;
    if (file.size <= this.limit) return "";
    const [size, most] = [file.size, this.limit].map((bytes) => bytes.toLocaleString("en"));
    return (
      `${file.name} is too large: it has ${size} bytes, and at most ${most} are read. ` +
      "Split it, or raise max-size in claimlint.yaml."
    );
  }

  // Takes one file and returns the text for the editor, which is empty for a whole file.
  async open(file) {
    let bytes;
    try {
      bytes = await file.arrayBuffer();
    } catch {
      throw new Error(`${file.name} cannot be read: drop the file itself, no folder.`);
    }
    const dot = file.name.lastIndexOf(".");
    this.#stem = dot > 0 ? file.name.slice(0, dot) : file.name;
    this.suffix = dot > 0 ? file.name.slice(dot) : "";
    const text = this.#text(bytes);
    this.#bytes = text === null ? bytes : null;
    this.suffix = text === null ? this.suffix : this.suffix.toLowerCase();
    this.unsaved = false;
    return text ?? "";
  }

  // What is no text is sent as it is; the check says why it cannot be read.
  #text(bytes) {
    if (this.whole.includes(this.suffix.toLowerCase()) || !this.#isFormat()) return null;
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return text.includes("\0") ? null : text;
    } catch {
      return null;
    }
  }

  #isFormat() {
    const formats = [...document.getElementById("format").options].map((one) => one.value);
    return formats.includes(this.suffix.toLowerCase());
  }
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
