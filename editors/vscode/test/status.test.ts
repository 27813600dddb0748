import assert from "node:assert/strict";
import { test } from "node:test";
import { shown } from "../src/status";

test("findings are counted by level, hints are none", () => {
  assert.equal(shown("ready", [0, 1, 1, 2, 3]).text, "$(warning) claimlint: 1 error, 2 warnings, 1 note");
  assert.equal(shown("ready", [3]).text, "$(check) claimlint");
});

test("a server that starts or does not run is said, whatever findings are left", () => {
  assert.match(shown("starting", [0]).text, /spin/);
  assert.match(shown("failed", [0]).text, /^\$\(error\)/);
});
