import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { htmlReport } from "../src/report";
import { claimlint } from "./claimlint";

async function report(changes: object) {
  const folder = await mkdtemp(join(tmpdir(), "claimlint-test-"));
  const asked = { text: "Our drops cure diabetes.\n", file: "drops.md", profile: "", jurisdiction: "", folder };
  return htmlReport({ command: await claimlint(), ...asked, ...changes });
}

test("the report is on the text as it stands, with the settings", async () => {
  const html = await report({ profile: "supplement", jurisdiction: "uk" });
  assert.match(html, /drops\.md/);
  assert.match(html, /profile supplement · country uk/);
  assert.match(html, /<mark[^>]*>cure diabetes<\/mark>/);
});

test("markup in a text stays text", async () => {
  const html = await report({ text: "Tea <script>pwned = 1</script> cures asthma.\n", file: "tea.txt" });
  assert.ok(!html.includes("<script>pwned"));
});

test("what claimlint refuses is said in its words", async () => {
  await assert.rejects(report({ profile: "klinik" }), /klinik/);
});

test("a command that is not there is said", async () => {
  await assert.rejects(report({ command: "/nowhere/claimlint" }), /ENOENT/);
});
