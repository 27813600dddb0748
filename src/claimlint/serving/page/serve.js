// The page: what is in the window is checked as it changes, and what was found is shown beside it.
import { Checker, ask } from "/checking.js";
import { Drafts, save } from "/drafts.js";
import { Editor } from "/editor.js";
import { Findings } from "/findings.js";
import { markdownOf } from "/paste.js";
import { Progress } from "/progress.js";

const MARKDOWN = [".md", ".markdown", ".mdx"];
let note = ""; // what is said beside the next answer
const at = (id) => document.getElementById(id);
const body = document.body;
const wholeSuffixes = body.dataset.whole.split(" ");

const editor = new Editor(at("draft"), at("backdrop"));
const findings = new Findings({ summary: at("summary"), findings: at("findings"), sheets: at("sheets") });
const drafts = new Drafts(wholeSuffixes, Number(body.dataset.limit));
const progress = new Progress(at("working"));
const narrow = matchMedia("(max-width: 58rem)");
const checker = new Checker({
  request: () => ({ draft: drafts.current(editor.text), choices: choices(), narrow: narrow.matches }),
  waiting: () => {
    body.dataset.state = "waiting";
    progress.begin("Checking");
  },
  answered,
  failed: (sentence) => {
    body.dataset.state = "failed";
    progress.end();
    trouble(sentence);
  },
});

function choices() {
  return { profile: at("profile").value, jurisdiction: at("jurisdiction").value };
}

function trouble(sentence) {
  at("trouble").textContent = sentence;
  at("trouble").hidden = !sentence;
}

// Only a Word file that was checked can be saved with comments.
function mayReview(may) {
  const button = at("reviewed");
  if (button) button.hidden = !may;
}

function answered(answer) {
  progress.end();
  trouble(note);
  note = "";
  findings.show(answer.html);
  editor.show(answer.marks);
  at("status").textContent = answer.said;
  at("next").disabled = at("previous").disabled = !answer.marks.length;
  at("report").disabled = false;
  mayReview(answer.state !== "unchecked" && drafts.name.toLowerCase().endsWith(".docx"));
  document.title = `${answer.said.split(":")[0]}: ${drafts.name} (claimlint)`;
  body.dataset.state = "ready";
}

// Shows what kind of draft it is, and has it checked; without one the page is as it was in the beginning.
function changed({ now = false } = {}) {
  const empty = drafts.isEmpty(editor.text);
  body.dataset.view = drafts.isWhole ? "paper" : "beside";
  at("name").textContent = empty ? "" : drafts.name;
  at("format").disabled = drafts.isWhole;
  body.dataset.insertable = String(!drafts.isWhole && editor.takes(drafts.suffix));
  at("save").disabled = empty || drafts.isWhole;
  at("clear").disabled = empty;
  if (!empty) return checker.changed(now);
  checker.stop();
  progress.end();
  findings.clear();
  editor.show([]);
  trouble("");
  for (const id of ["next", "previous", "report"]) at(id).disabled = true;
  at("peek").hidden = true;
  mayReview(false);
  document.title = "claimlint";
  body.dataset.state = "empty";
}

// Writing, and choosing how to check.
at("draft").addEventListener("input", () => {
  drafts.touched();
  editor.edited();
  changed();
});
// Where findings stand depends on the width, so they are asked for anew.
narrow.addEventListener("change", () => changed({ now: true }));

// Rich text keeps its structure in Markdown; anything else, and what is too large, is pasted as plain text.
at("draft").addEventListener("paste", (event) => {
  const html = event.clipboardData.getData("text/html");
  if (!html || !MARKDOWN.includes(drafts.suffix)) return;
  const limit = Number(body.dataset.limit);
  if (html.length > limit) {
    note = `What was copied has ${html.length.toLocaleString("en")} characters with its formatting, more than the ${limit.toLocaleString("en")} that are read: it was pasted as plain text.`;
    return;
  }
  let text = null;
  try {
    text = markdownOf(html);
  } catch {
    note = "The formatting of what was copied cannot be read: it was pasted as plain text.";
  }
  if (text === null) return;
  event.preventDefault();
  editor.insert(text);
});
for (const id of ["profile", "jurisdiction"]) at(id).addEventListener("change", () => changed({ now: true }));
at("format").addEventListener("change", () => {
  drafts.suffix = at("format").value;
  changed({ now: true });
});
at("choices").addEventListener("submit", (event) => event.preventDefault());

// Opening, dropping and clearing.
async function open(files) {
  const refusal = drafts.refusal(files);
  if (refusal) return trouble(refusal);
  if (!drafts.mayReplace(editor.text)) return;
  try {
    const text = await drafts.open(files[0]);
    editor.text = text;
    if (!drafts.isWhole) at("format").value = drafts.suffix;
    changed({ now: true });
  } catch (fault) {
    trouble(fault.message);
  }
}
at("open").addEventListener("click", () => at("file").click());
at("file").addEventListener("change", () => {
  if (at("file").files.length) open([...at("file").files]);
  at("file").value = "";
});
at("clear").addEventListener("click", () => {
  if (!drafts.mayReplace(editor.text)) return;
  drafts.forget(at("format").value);
  editor.text = "";
  changed();
  at("draft").focus();
});
const holdsFile = (event) => [...event.dataTransfer.types].includes("Files");
addEventListener("dragover", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  at("drop").hidden = false;
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) at("drop").hidden = true;
});
addEventListener("drop", (event) => {
  at("drop").hidden = true;
  if (!holdsFile(event)) return;
  event.preventDefault();
  open([...event.dataTransfer.files]);
});
addEventListener("beforeunload", (event) => {
  if (drafts.unsaved && !drafts.isEmpty(editor.text)) event.preventDefault();
});

// Saving.
at("save").addEventListener("click", () => {
  save(new Blob([editor.text], { type: "text/plain" }), drafts.name);
  drafts.unsaved = false;
});
const fetched = (path, ending) => async () => {
  progress.begin(ending.endsWith(".docx") ? "Writing the comments" : "Writing the report");
  try {
    const answer = await ask(path, { draft: drafts.current(editor.text), choices: choices() });
    save(await answer.blob(), `${drafts.stem}${ending}`);
    trouble("");
  } catch (fault) {
    trouble(fault.message);
  } finally {
    progress.end();
  }
};
at("report").addEventListener("click", fetched("/report", "-report.html"));
at("reviewed")?.addEventListener("click", fetched("/reviewed", "-reviewed.docx"));

// From words to findings and back.
findings.onJump = (key) => editor.jump(key);
findings.onInsert = (key, text) => editor.insertStatement(key, text, drafts.suffix);
findings.onTrouble = trouble;
findings.onFilter = (hidden) => editor.hide(hidden);
findings.onLight = (key, on) => editor.light(key, on);
editor.onCaret = (keys) => {
  const found = findings.at(keys);
  at("peek").hidden = !found;
  if (found) at("peek").querySelector("p").textContent = found.title;
};
at("peek").querySelector("button").addEventListener("click", () => findings.focusCurrent());
at("next").addEventListener("click", () => editor.step(1));
at("previous").addEventListener("click", () => editor.step(-1));
addEventListener("keydown", (event) => {
  if (event.key !== "F8" || drafts.isWhole) return;
  event.preventDefault();
  editor.step(event.shiftKey ? -1 : 1);
});

drafts.suffix = at("format").value;
editor.edited();
changed(); // a browser may bring back what was in the window
