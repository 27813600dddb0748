import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { NotFound, findCommand, type Surroundings } from "../src/environment";

async function program(...parts: string[]): Promise<string> {
  const file = join(...parts);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "#!/bin/sh\n");
  await chmod(file, 0o755);
  return file;
}

async function around(changes: Partial<Surroundings> = {}): Promise<Surroundings & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "claimlint-test-"));
  return { setting: "", folders: [folder], path: "", platform: "linux", folder, ...changes };
}

test("the setting wins, and is read from the workspace folder", async () => {
  const place = await around();
  await program(place.folder, ".venv", "bin", "claimlint");
  const own = await program(place.folder, "tools", "claimlint");
  for (const setting of ["tools/claimlint", "${workspaceFolder}/tools/claimlint", own])
    assert.equal((await findCommand({ ...place, setting })).command, own);
});

test("a setting that names nothing is said, and nothing else is taken", async () => {
  const place = await around();
  await program(place.folder, ".venv", "bin", "claimlint");
  await assert.rejects(findCommand({ ...place, setting: "gone/claimlint" }), (fault: Error) => {
    assert.ok(fault instanceof NotFound);
    assert.match(fault.message, /claimlint\.path.*gone\/claimlint/);
    return true;
  });
});

test("the environment of the workspace comes before PATH, and the first folder first", async () => {
  const [first, second, path] = [await around(), await around(), await around()];
  const far = await program(path.folder, "claimlint");
  const folders = [first.folder, second.folder];
  const asked = { ...first, folders, path: path.folder };
  assert.deepEqual(await findCommand(asked), { command: far, origin: "PATH" });
  const near = await program(second.folder, "venv", "bin", "claimlint");
  assert.equal((await findCommand(asked)).command, near);
  const nearest = await program(first.folder, ".venv", "bin", "claimlint");
  assert.equal((await findCommand(asked)).command, nearest);
});

test("what cannot be run, folders and relative entries of PATH are passed over", async () => {
  const place = await around();
  const file = await program(place.folder, ".venv", "bin", "claimlint");
  await chmod(file, 0o644);
  await mkdir(join(place.folder, "venv", "bin", "claimlint"), { recursive: true });
  await assert.rejects(findCommand({ ...place, path: "bin:.:" }), NotFound);
});

test("on Windows the program lies in Scripts", async () => {
  const place = await around({ platform: "win32" });
  const file = await program(place.folder, ".venv", "Scripts", "claimlint.exe");
  assert.equal((await findCommand(place)).command, file);
});
