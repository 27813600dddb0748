// Says what is being done once it takes longer than a moment, and for how long already.

const SOON = 700; // milliseconds; what is faster needs no word

export class Progress {
  #timer = 0;

  constructor(line) {
    this.line = line;
  }

  begin(what) {
    this.end();
    const start = Date.now();
    const say = () => {
      const seconds = Math.round((Date.now() - start) / 1000);
      // Read out once and not every second: the seconds are for the eye.
      if (this.line.hidden) this.line.querySelector(".what").textContent = `${what} …`;
      this.line.querySelector(".seconds").textContent = seconds > 2 ? `${seconds} seconds so far` : "";
      this.line.hidden = false;
      this.#timer = setTimeout(say, 1000);
    };
    this.#timer = setTimeout(say, SOON);
  }

  end() {
    clearTimeout(this.#timer);
    this.line.hidden = true;
    this.line.querySelector(".what").textContent = "";
  }
}
