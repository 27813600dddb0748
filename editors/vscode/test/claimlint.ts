// The real command that tests talk with: CLAIMLINT, else the one of the checkout, else that on PATH.
import { resolve } from "node:path";
import { findCommand } from "../src/environment";

export async function claimlint(): Promise<string> {
  const checkout = resolve(__dirname, "../../../..");
  const around = { setting: process.env["CLAIMLINT"] ?? "", folders: [checkout], path: process.env["PATH"] ?? "" };
  return (await findCommand({ ...around, platform: process.platform })).command;
}
