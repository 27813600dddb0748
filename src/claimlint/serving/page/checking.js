// Asks the server: the draft and how to check it go in, its answer or a sentence that says what is wrong comes out.

const PAUSE = 80; // milliseconds without a change, after which a draft is worth checking

export async function ask(path, { draft, choices }, more = {}, signal = undefined) {
  const asked = new URLSearchParams({ name: draft.name, ...choices, ...more });
  let answer;
  try {
    answer = await fetch(`${path}?${asked}`, {
      method: "POST",
      body: draft.data,
      headers: { "Content-Type": "application/octet-stream" },
      signal,
    });
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Error("claimlint does not answer: start it again with claimlint serve. The text is still here; save it.");
  }
  if (!answer.ok) throw new Error(await reason(answer));
  return answer;
}

async function reason(answer) {
  try {
    const { error } = await answer.json();
    return error[0].toUpperCase() + error.slice(1) + (/[.?!]$/.test(error) ? "" : ".");
  } catch {
    return `claimlint answers with status ${answer.status} and no reason.`;
  }
}

// Waits for a pause, drops what was asked before, and never shows the answer to an older text.
export class Checker {
  #number = 0;
  #timer = 0;
  #running = null;

  constructor({ request, waiting, answered, failed }) {
    Object.assign(this, { request, waiting, answered, failed });
  }

  changed(now = false) {
    this.stop();
    this.waiting();
    this.#timer = setTimeout(() => this.#check(), now ? 0 : PAUSE);
  }

  stop() {
    this.#number += 1;
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = null;
  }

  async #check() {
    const number = this.#number;
    const request = this.request();
    this.#running = new AbortController();
    try {
      const view = request.draft.whole ? "paper" : request.narrow ? "below" : "beside";
      const answer = await ask("/check", request, { view }, this.#running.signal);
      const told = await answer.json();
      if (number === this.#number) this.answered(told);
    } catch (fault) {
      if (number === this.#number) this.failed(fault.message);
    }
  }
}
