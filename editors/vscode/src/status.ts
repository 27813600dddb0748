// What the status bar says: the state of the server and the findings of the open text go in, words come out.

export type State = "starting" | "ready" | "failed";

/** How bad each finding of the text is: 0 an error, 1 a warning, 2 a note, as the editor counts. */
export function shown(state: State, levels: number[]): { text: string; tooltip: string } {
  if (state === "starting") return { text: "$(loading~spin) claimlint", tooltip: "claimlint is starting" };
  if (state === "failed") return { text: "$(error) claimlint", tooltip: "claimlint does not run; click to see why" };
  const counted = ["error", "warning", "note"].map((name, level) => {
    const number = levels.filter((one) => one === level).length;
    return number ? `${number} ${name}${number === 1 ? "" : "s"}` : "";
  });
  const words = counted.filter(Boolean).join(", ");
  return words
    ? { text: `$(warning) claimlint: ${words}`, tooltip: "Click to open the report" }
    : { text: "$(check) claimlint", tooltip: "claimlint found nothing in this text" };
}
