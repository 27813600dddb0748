// Finds the `claimlint` command: what the settings name, else that of the workspace's own environment, else that on PATH.
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join, resolve } from "node:path";

export interface Surroundings {
  /** What `claimlint.path` says; empty for nothing. */
  setting: string;
  /** The workspace folders, absolute, in order. */
  folders: string[];
  /** The variable PATH. */
  path: string;
  platform: NodeJS.Platform;
}

export interface Found {
  command: string;
  /** Where it was found, in words. */
  origin: string;
}

/** There is no command, with a sentence that says where it was looked for. */
export class NotFound extends Error {}

const ENVIRONMENTS = [".venv", "venv"];

/** The command as an absolute path. Raises NotFound. */
export async function findCommand(around: Surroundings): Promise<Found> {
  const named = around.setting.trim();
  if (named) {
    const command = namedPath(named, around.folders[0]);
    if (await runs(command)) return { command, origin: "the setting claimlint.path" };
    throw new NotFound(`The setting claimlint.path names ${command}, and there is no program there.`);
  }
  const [inner, name] = around.platform === "win32" ? ["Scripts", "claimlint.exe"] : ["bin", "claimlint"];
  for (const folder of around.folders)
    for (const environment of ENVIRONMENTS) {
      const command = join(folder, environment, inner, name);
      if (await runs(command)) return { command, origin: `${environment} of the workspace` };
    }
  // A relative entry of PATH would be looked up in whatever folder happens to be open.
  for (const folder of around.path.split(delimiter).filter(isAbsolute)) {
    const command = join(folder, name);
    if (await runs(command)) return { command, origin: "PATH" };
  }
  throw new NotFound(
    "claimlint was found neither in .venv of the workspace nor on PATH. Install it there with its extra `lsp`, or name it in the setting claimlint.path.",
  );
}

function namedPath(named: string, folder: string | undefined): string {
  const home = named.startsWith("~/") ? join(homedir(), named.slice(2)) : named;
  const whole = folder === undefined ? home : home.replaceAll("${workspaceFolder}", folder);
  return isAbsolute(whole) || folder === undefined ? whole : resolve(folder, whole);
}

async function runs(command: string): Promise<boolean> {
  try {
    await access(command, constants.X_OK);
    return (await stat(command)).isFile();
  } catch {
    return false;
  }
}
