// A real `claimlint lsp`, talked with as the extension's client does: it asks for diagnostics and takes snippets.
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  type CodeAction,
  type DocumentDiagnosticReport,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from "vscode-languageserver-protocol/node";
import { choices } from "../src/report";
import { claimlint } from "./claimlint";

const CURE = "claims/cure-claim";
let server: ChildProcess;
let talk: MessageConnection;
let uri: string;

before(async () => {
  const folder = await mkdtemp(join(tmpdir(), "claimlint-test-"));
  uri = pathToFileURL(join(folder, "drops.md")).href;
  const command = await claimlint();
  const child = spawn(command, ["lsp", ...choices("clinic", "us")], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  server = child;
  talk = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  talk.onNotification(() => {});
  talk.onRequest("workspace/diagnostic/refresh", () => null);
  talk.listen();
  const able = await talk.sendRequest<{ capabilities: { diagnosticProvider?: object } }>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      workspace: {
        workspaceEdit: { documentChanges: true, snippetEditSupport: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: { diagnostic: {}, codeAction: { resolveSupport: { properties: ["edit"] } } },
    },
  });
  assert.ok(able.capabilities.diagnosticProvider);
  await talk.sendNotification("initialized", {});
  const text = "# Drops\n\nOur drops cure diabetes.\n";
  await talk.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "markdown", version: 1, text },
  });
});

after(async () => {
  const ended = new Promise((done) => server.on("exit", done));
  await talk.sendRequest("shutdown");
  await talk.sendNotification("exit");
  assert.equal(await ended, 0);
  talk.dispose();
});

test("findings are given to a client that asks for them", async () => {
  const report = await talk.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument: { uri } });
  assert.equal(report.kind, "full");
  const found = report.kind === "full" ? report.items.find((one) => one.code === CURE) : undefined;
  assert.equal(found?.source, "claimlint");
  assert.deepEqual(found?.range, { start: { line: 2, character: 10 }, end: { line: 2, character: 23 } });
});

test("a waiver alone can be asked for, and has gaps to fill in", async () => {
  const place = { line: 2, character: 12 };
  const actions = await talk.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: place, end: place },
    context: { diagnostics: [], only: ["quickfix.claimlint.waive"] },
  });
  const action = actions.find((one) => one.title.includes(CURE));
  assert.ok(action);
  const resolved = await talk.sendRequest<CodeAction>("codeAction/resolve", action);
  const edit = JSON.stringify(resolved.edit);
  assert.match(edit, /claimlint-waive/);
  assert.match(edit, /\$\{1:/);
});
