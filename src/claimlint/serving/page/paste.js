// Rich text from the clipboard (Google Docs, Word, WordPress, Notion, web pages) as Markdown: headings, lists, links,
// tables, quotations and strong words stay, all else becomes plain text.
//
// The HTML is parsed into a document of its own, in which no script runs, no handler fires and nothing is loaded, and
// only text and web addresses are taken out of it.

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL".split(" "),
);
const LEFT_OUT = new Set(
  "AUDIO BUTTON CANVAS EMBED HEAD IFRAME INPUT LINK MATH META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO".split(" "),
);
const STRUCTURE = "a[href], li, h1, h2, h3, h4, h5, h6, [role=heading], table, [style*='mso-list']";
const WORD_ITEM = /mso-list:\s*l\d+\s+level(\d+)/i;
const WORD_MARKER = /mso-list:\s*ignore/i;
const UNSEEN = /(?:^|;)\s*(?:display:\s*none|mso-hide:\s*all)/i;
const NUMBERED = /^\W*(?:\d+|[a-z]{1,4})[.)]/i;

// The Markdown, or null where plain text says as much, such as source copied from an editor.
export function markdownOf(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  if (!parsed.querySelector(STRUCTURE)) return null;
  const around = new Set(); // what is or holds a block
  for (const element of parsed.body.querySelectorAll("*"))
    if (isBlock(element)) for (let one = element; one && !around.has(one); one = one.parentElement) around.add(one);
  return new Writer(around).blocks(parsed.body).join("\n\n") || null;
}

class Writer {
  constructor(around) {
    this.around = around;
  }

  // The blocks below an element, one text each, behind those that were found before.
  blocks(parent, found = []) {
    let run = "";
    let items = [];
    const flush = () => {
      if (tidy(run)) found.push(guarded(tidy(run)));
      run = "";
    };
    const flushItems = () => {
      if (items.length) found.push(items.join("\n"));
      items = [];
    };
    for (const node of parent.childNodes) {
      if (!this.around.has(node)) {
        run += this.inline(node);
        if (tidy(run)) flushItems();
        continue;
      }
      flush();
      const item = WORD_ITEM.exec(style(node));
      if (item) items.push(this.wordItem(node, Number(item[1])));
      else if (!leftOut(node)) {
        flushItems();
        this.block(node, found);
      }
    }
    flush();
    flushItems();
    return found;
  }

  block(element, found) {
    const level = headingLevel(element);
    const words = level ? oneLine(this.inline(element)) : "";
    if (words) found.push(`${"#".repeat(level)} ${words}`);
    if (level) return;
    switch (element.tagName) {
      case "UL":
      case "OL": {
        const list = this.list(element);
        if (list) found.push(list);
        break;
      }
      case "TABLE":
        this.table(element, found);
        break;
      case "BLOCKQUOTE":
        found.push(this.blocks(element).join("\n\n").replace(/^/gm, "> "));
        break;
      case "PRE":
        found.push(`\`\`\`\n${element.textContent.replaceAll("```", "'''").trimEnd()}\n\`\`\``);
        break;
      case "HR":
        found.push("---");
        break;
      default:
        this.blocks(element, found);
    }
  }

  list(element) {
    const lines = [];
    let number = Number(element.getAttribute("start")) || 1;
    let mark = "- ";
    for (const child of element.children) {
      if (leftOut(child)) continue;
      if (child.tagName === "UL" || child.tagName === "OL") {
        lines.push(indented(this.list(child), mark.length)); // Google Docs puts inner lists beside their item
        continue;
      }
      mark = element.tagName === "OL" ? `${number}. ` : "- ";
      number += 1;
      const blocks = this.blocks(child);
      if (!blocks.length) continue;
      const isList = (block) => /^(?:- |\d+\. )/.test(block);
      const text = blocks.reduce((before, block) => `${before}${isList(block) ? "\n" : "\n\n"}${block}`);
      lines.push(`${mark}${indented(text, mark.length).trimStart()}`);
    }
    return lines.filter((line) => line.trim()).join("\n");
  }

  // Word writes list items as paragraphs, with the marker in a part of its own.
  wordItem(element, level) {
    const marker = [...element.querySelectorAll("[style]")].find((one) => WORD_MARKER.test(style(one)));
    const mark = NUMBERED.test(marker?.textContent.trim() ?? "") ? "1. " : "- ";
    return `${" ".repeat(3 * (level - 1))}${mark}${oneLine(this.inline(element))}`;
  }

  table(element, found) {
    const rows = [...element.rows].map((row) => [...row.cells]);
    const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
    if (width < 2) return rows.flat().forEach((cell) => this.blocks(cell, found)); // a frame, no table
    const lines = rows.map((cells) => {
      const words = cells.map((cell) => oneLine(this.inline(cell)).replaceAll("|", "\\|"));
      return `| ${[...words, ...Array(width - words.length).fill("")].join(" | ")} |`;
    });
    lines.splice(1, 0, `|${" --- |".repeat(width)}`);
    const caption = element.caption ? oneLine(this.inline(element.caption)) : "";
    if (caption) found.push(caption);
    found.push(lines.join("\n"));
  }

  // The words of a node, with links, strong words and the ends of lines.
  inline(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data.replace(/[ \t\r\n\u00a0]+/g, " "));
    if (node.nodeType !== Node.ELEMENT_NODE || leftOut(node) || WORD_MARKER.test(style(node))) return "";
    if (node.tagName === "BR") return "\n";
    const words = [...node.childNodes].map((child) => this.inline(child)).join("");
    const text = this.around.has(node) ? ` ${words} ` : words;
    if (!text.trim()) return text;
    if (node.tagName === "A") return linked(text, address(node.getAttribute("href")));
    return isStrong(node) && !this.around.has(node) ? wrapped(text, "**") : text;
  }
}

const style = (element) => element.getAttribute?.("style") ?? "";
const isBlock = (element) => BLOCKS.has(element.tagName) || headingLevel(element) > 0;
const leftOut = (element) =>
  LEFT_OUT.has(element.tagName.toUpperCase()) || element.hidden === true || UNSEEN.test(style(element));
const tidy = (text) => text.replace(/ *\n */g, "\n").replace(/ {2,}/g, " ").trim();
const oneLine = (text) => tidy(text).replace(/\n+/g, " ");
const indented = (text, width) => text.replace(/^(?=.)/gm, " ".repeat(width));
const escaped = (text) => text.replace(/[\\`*_<]/g, "\\$&").replaceAll("](", "]\\(");

function headingLevel(element) {
  if (/^H[1-6]$/.test(element.tagName)) return Number(element.tagName[1]);
  const level = element.getAttribute("role") === "heading" ? Number(element.getAttribute("aria-level")) || 2 : 0;
  return Math.min(level, 6);
}

// Google Docs wraps all that it copies into a `b` of normal weight.
function isStrong(element) {
  const weight = /font-weight:\s*(\w+)/i.exec(style(element))?.[1];
  if (weight) return weight === "bold" || Number(weight) >= 600;
  return element.tagName === "STRONG" || element.tagName === "B";
}

// A paragraph whose first characters would make it something else; the ends of its lines stay.
function guarded(text) {
  return text
    .split("\n")
    .map((line) => line.replace(/^(?:[#>+=~-]|---)/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2"))
    .join("  \n");
}

function wrapped(text, mark) {
  const [, before, words, after] = /^(\s*)([^]*?)(\s*)$/.exec(text);
  return words.includes(mark) || words.includes("\n") ? text : `${before}${mark}${words}${mark}${after}`;
}

function linked(text, target) {
  const [, before, words, after] = /^(\s*)([^]*?)(\s*)$/.exec(text);
  return target ? `${before}[${oneLine(words)}](${target})${after}` : text;
}

// A web or mail address that may stand in a Markdown link; empty for anything else.
function address(given) {
  try {
    const url = new URL((given ?? "").trim());
    const led = url.hostname === "www.google.com" && url.pathname === "/url" ? url.searchParams.get("q") : null;
    const target = led ? new URL(led) : url;
    if (!["http:", "https:", "mailto:"].includes(target.protocol)) return "";
    return target.href.replace(/[()<>\s]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, "0")}`);
  } catch {
    return ""; // relative: it leads nowhere outside of the page that it stood on
  }
}
