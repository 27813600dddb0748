import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { test } from "node:test";

const root = resolve(__dirname, "../..");
const read = (name: string) => readFile(resolve(root, name), "utf-8");

test("every command of the manifest is registered, and none besides", async () => {
  const manifest = JSON.parse(await read("package.json"));
  const declared = manifest.contributes.commands.map((one: { command: string }) => one.command);
  const registered = [...(await read("src/extension.ts")).matchAll(/"(claimlint\.\w+)": (?:async )?\(\) =>/g)];
  assert.deepEqual(registered.map((one) => one[1]).sort(), declared.sort());
});

test("every setting that is read is declared", async () => {
  const declared = Object.keys(JSON.parse(await read("package.json")).contributes.configuration.properties);
  const used = [...(await read("src/extension.ts")).matchAll(/\.get\("([\w.]+)"/g)].map((one) => `claimlint.${one[1]}`);
  assert.deepEqual([...new Set(used)].sort(), declared.sort());
});

test("nothing in the lock file says where packages were fetched", async () => {
  assert.ok(!(await read("package-lock.json")).includes('"resolved"'));
});
