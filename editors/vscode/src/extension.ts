// Starts `claimlint lsp`, says how it is, and offers the report and waivers as commands.
import { mkdtemp, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import * as vscode from "vscode";
import { LanguageClient, RevealOutputChannelOn, Trace } from "vscode-languageclient/node";
import { findCommand, type Found } from "./environment";
import { choices, htmlReport } from "./report";
import { shown, type State } from "./status";

const LANGUAGES = ["markdown", "mdx", "html", "restructuredtext", "plaintext"];
const WAIVE = vscode.CodeActionKind.QuickFix.append("claimlint.waive");
const MOST_ACTIONS = 50;

let running: Claimlint | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const claimlint = new Claimlint();
  running = claimlint;
  const commands: Record<string, () => Promise<void>> = {
    "claimlint.openReport": () => claimlint.said(() => claimlint.openReport()),
    "claimlint.openReportInBrowser": () => claimlint.said(() => claimlint.openReportInBrowser()),
    "claimlint.waive": () => claimlint.said(waive),
    "claimlint.restart": () => claimlint.restart(),
    "claimlint.showOutput": async () => claimlint.output.show(),
  };
  for (const [name, deed] of Object.entries(commands))
    context.subscriptions.push(vscode.commands.registerCommand(name, deed));
  context.subscriptions.push(
    claimlint,
    vscode.window.onDidChangeActiveTextEditor(() => claimlint.show()),
    vscode.languages.onDidChangeDiagnostics(() => claimlint.show()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("claimlint")) await claimlint.restart();
    }),
  );
  await claimlint.restart();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

class Claimlint implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel("claimlint", { log: true });
  readonly #bar = vscode.window.createStatusBarItem("claimlint.status", vscode.StatusBarAlignment.Right, 50);
  #state: State = "starting";
  #client: LanguageClient | undefined;
  #panel: vscode.WebviewPanel | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor() {
    this.#bar.name = "claimlint";
  }

  /** Ends the server and starts it anew, one after the other. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.stop();
      await this.#start();
    });
    return this.#turn;
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose().catch((fault: unknown) => this.output.appendLine(String(fault)));
  }

  async #start(): Promise<void> {
    this.#became("starting");
    try {
      const { command, origin } = await found();
      this.output.appendLine(`Starting ${command} (found by ${origin})`);
      const settings = vscode.workspace.getConfiguration("claimlint");
      const args = ["lsp", ...choices(settings.get("profile", ""), settings.get("jurisdiction", ""))];
      const cwd = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
      this.#client = new LanguageClient("claimlint", "claimlint", { command, args, options: { cwd } }, {
        documentSelector: LANGUAGES.flatMap((language) =>
          ["file", "untitled"].map((scheme) => ({ language, scheme })),
        ),
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
      });
      await this.#client.start();
      await this.#client.setTrace(Trace.fromString(settings.get("trace.server", "off")));
      this.#became("ready");
    } catch (fault) {
      this.#became("failed");
      this.output.appendLine(message(fault));
      // Not waited for: the message stays until somebody reads it.
      void vscode.window.showErrorMessage(message(fault), "Show the Output").then((chosen) => chosen && this.output.show());
    }
  }

  #became(state: State): void {
    this.#state = state;
    this.show();
  }

  /** Brings the status up to date; it is only shown beside texts that claimlint reads. */
  show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !LANGUAGES.includes(document.languageId)) return this.#bar.hide();
    const own = vscode.languages.getDiagnostics(document.uri).filter((one) => one.source === "claimlint");
    const words = shown(this.#state, own.map((one) => one.severity));
    this.#bar.text = words.text;
    this.#bar.tooltip = words.tooltip;
    this.#bar.command = this.#state === "ready" ? "claimlint.openReport" : "claimlint.showOutput";
    this.#bar.show();
  }

  /** The report beside the text; scripts are off there, so nothing in a draft could run. */
  async openReport(): Promise<void> {
    const document = open();
    const html = await this.#report(document);
    if (!this.#panel) {
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.#panel = vscode.window.createWebviewPanel("claimlint.report", "", place, { enableScripts: false });
      this.#panel.onDidDispose(() => (this.#panel = undefined));
    }
    this.#panel.title = `Report: ${basename(document.fileName)}`;
    this.#panel.webview.html = html;
    this.#panel.reveal(undefined, true);
  }

  async openReportInBrowser(): Promise<void> {
    const html = await this.#report(open());
    const file = join(await mkdtemp(join(tmpdir(), "claimlint-")), "report.html");
    await writeFile(file, html, { mode: 0o600 });
    await vscode.env.openExternal(vscode.Uri.file(file));
  }

  #report(document: vscode.TextDocument): Thenable<string> {
    const settings = vscode.workspace.getConfiguration("claimlint", document.uri);
    const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
    const untitled = document.isUntitled;
    const place = folder ?? (untitled ? homedir() : dirname(document.fileName));
    const ending = { html: ".html", mdx: ".mdx", restructuredtext: ".rst", plaintext: ".txt" }[document.languageId];
    const progress = { location: vscode.ProgressLocation.Notification, title: "claimlint writes the report", cancellable: true };
    return vscode.window.withProgress(progress, async (_, cancelled) => {
      const abort = new AbortController();
      cancelled.onCancellationRequested(() => abort.abort());
      return htmlReport(
        {
          command: (await found()).command,
          text: document.getText(),
          file: untitled ? `untitled${ending ?? ".md"}` : relative(place, document.fileName),
          folder: place,
          profile: settings.get("profile", ""),
          jurisdiction: settings.get("jurisdiction", ""),
        },
        abort.signal,
      );
    });
  }

  /** Does something and says in a window why it could not be done. */
  async said(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (fault) {
      if (fault instanceof Error && fault.name === "AbortError") return;
      this.output.appendLine(message(fault));
      void vscode.window.showErrorMessage(message(fault));
    }
  }

  dispose(): void {
    this.#bar.dispose();
    this.#panel?.dispose();
    this.output.dispose();
  }
}

/** Puts the waiver for a finding at the cursor before its words; its gaps are to be filled in. */
async function waive(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error("Open a text first.");
  const { document, selection } = editor;
  const asked = [document.uri, selection, WAIVE.value, MOST_ACTIONS] as const;
  const offered = await vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", ...asked);
  const actions = offered.filter((action) => action.kind && WAIVE.contains(action.kind));
  if (!actions.length) throw new Error("There is no finding at the cursor that could be waived.");
  const titles = actions.map((action) => action.title);
  const title = titles.length > 1 ? await vscode.window.showQuickPick(titles, { title: "Waive which finding?" }) : titles[0];
  const chosen = actions.find((action) => action.title === title);
  if (chosen?.edit) await vscode.workspace.applyEdit(chosen.edit); // without one the server has said why
}

function found(): Promise<Found> {
  return findCommand({
    setting: vscode.workspace.getConfiguration("claimlint").get("path", ""),
    folders: (vscode.workspace.workspaceFolders ?? []).map((one) => one.uri.fsPath),
    path: process.env["PATH"] ?? "",
    platform: process.platform,
  });
}

function open(): vscode.TextDocument {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !LANGUAGES.includes(document.languageId)) throw new Error("Open a text that claimlint reads first.");
  return document;
}

function message(fault: unknown): string {
  const words = fault instanceof Error ? fault.message : String(fault);
  return words.startsWith("claimlint") ? words : `claimlint: ${words}`;
}
