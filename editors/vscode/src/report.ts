// Has claimlint write the HTML report on a text as it stands in the editor, saved or not.
import { spawn } from "node:child_process";

export interface Asked {
  command: string;
  /** The text, and the file that it is called by; relative names are from `folder`. */
  text: string;
  file: string;
  folder: string;
  profile: string;
  jurisdiction: string;
}

const UNCHECKED = 2;

/** The arguments for what the settings say. */
export function choices(profile: string, jurisdiction: string): string[] {
  return [...(profile ? ["--profile", profile] : []), ...(jurisdiction ? ["--jurisdiction", jurisdiction] : [])];
}

/** The report as a page that loads nothing. Rejects with claimlint's own sentence where there is none. */
export function htmlReport(asked: Asked, signal?: AbortSignal): Promise<string> {
  const options = ["check", "-", "--stdin-filename", asked.file, "--format", "html"];
  return new Promise((done, failed) => {
    const child = spawn(asked.command, [...options, ...choices(asked.profile, asked.jurisdiction)], {
      cwd: asked.folder,
      env: { ...process.env, PYTHONIOENCODING: "utf-8", PYTHONUTF8: "1" },
      ...(signal ? { signal } : {}),
    });
    const [page, said]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (data: Buffer) => page.push(data));
    child.stderr.on("data", (data: Buffer) => said.push(data));
    child.on("error", failed);
    child.on("close", (status) => {
      const html = Buffer.concat(page).toString("utf-8");
      const why = Buffer.concat(said).toString("utf-8").trim();
      // A text that could not be checked has a page too, which says why.
      if (html && (status ?? UNCHECKED) <= UNCHECKED) done(html);
      else failed(new Error(why || `claimlint ended with status ${status}`));
    });
    child.stdin.on("error", () => {}); // it ended without reading; its status and words tell why
    child.stdin.end(asked.text);
  });
}
