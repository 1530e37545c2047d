// What is on the wall now, when there is more than fits. Pure: time comes in.

const turnMs = 4000, freshTurnMs = 2000, listTurnMs = 6000;

/**
 * Takes turns between pages of calls. A page with a call that was never painted goes first, and stays its time, so that in a burst
 * each call is seen; after that the pages go round.
 */
export class Turns {
  #page = 0;
  #turnedAt = -Infinity;
  #hasNews = false;

  /** The calls to show at `now` (ms), and which page of how many that is. Those called come before those being served, newest first. */
  visible(calls, perPage, now) {
    const ordered = [...calls].sort((a, b) => isServed(a) - isServed(b) || b.seq - a.seq);
    const pages = Math.max(1, Math.ceil(ordered.length / perPage));
    const slice = () => ordered.slice(this.#page * perPage, (this.#page + 1) * perPage);
    const oldestFresh = ordered.findLastIndex((call) => call.fresh);
    const freshElsewhere = oldestFresh >= 0 && !slice().some((call) => call.fresh);
    const due = now - this.#turnedAt >= (freshElsewhere ? freshTurnMs : turnMs);

    if (freshElsewhere && (due || !this.#hasNews)) this.#turnTo(Math.floor(oldestFresh / perPage), now);
    else if (due || this.#page >= pages) this.#turnTo((this.#page + 1) % pages, now);

    const shown = slice();
    this.#hasNews ||= shown.some((call) => call.fresh);
    return { calls: shown, page: this.#page + 1, pages };
  }

  #turnTo(page, now) {
    this.#page = page;
    this.#turnedAt = now;
    this.#hasNews = false;
  }
}

/** Of a list that is longer than its place, the page whose turn it is at `now` (ms). */
export function pageOf(items, perPage, now) {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.floor(now / listTurnMs) % pages;
  return items.slice(page * perPage, (page + 1) * perPage);
}

const isServed = (call) => call.state === "serving";
