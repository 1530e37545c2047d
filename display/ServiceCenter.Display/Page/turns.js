// Which calls are on the wall now, when there are more than fit. Pure: time comes in.

export const perPage = 4;
const turnMs = 4000;

/**
 * Takes turns between pages of calls. A page with a call that was never painted goes first, and stays its time, so that in a burst
 * each call is seen; after that the pages go round.
 */
export class Turns {
  #page = 0;
  #turnedAt = -Infinity;
  #hasNews = false;

  /** The calls to show at `now` (ms), and which page of how many that is. Those called come before those being served, newest first. */
  visible(calls, now) {
    const ordered = [...calls].sort((a, b) => isServed(a) - isServed(b) || b.seq - a.seq);
    const pages = Math.max(1, Math.ceil(ordered.length / perPage));
    const due = now - this.#turnedAt >= turnMs;
    const oldestFresh = ordered.findLastIndex((call) => call.fresh);
    const freshElsewhere = oldestFresh >= 0 && !this.#slice(ordered).some((call) => call.fresh);

    if (freshElsewhere && (due || !this.#hasNews)) this.#turnTo(Math.floor(oldestFresh / perPage), now);
    else if (due || this.#page >= pages) this.#turnTo((this.#page + 1) % pages, now);

    const shown = this.#slice(ordered);
    this.#hasNews ||= shown.some((call) => call.fresh);
    return { calls: shown, page: this.#page + 1, pages };
  }

  #turnTo(page, now) {
    this.#page = page;
    this.#turnedAt = now;
    this.#hasNews = false;
  }

  #slice = (ordered) => ordered.slice(this.#page * perPage, (this.#page + 1) * perPage);
}

const isServed = (call) => call.state === "serving";
