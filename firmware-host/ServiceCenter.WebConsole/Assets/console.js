// What all pages share: asking the centre, following it, and telling the time by its clock.

/** Texts stand here in English and are their own keys; the page's language is a file of them. Without it the page still works. */
const words = await wordsOf(document.documentElement.lang);
async function wordsOf(language) {
  if (language === "en") return {};
  try { return await (await fetch(`/console/words-${language}.json`)).json(); } catch { return {}; }
}
export const t = (english, ...values) => (words[english] ?? english).replace(/\{(\d)\}/g, (_, i) => values[i]);
export const language = document.documentElement.lang;

/** A refusal of the centre, or no answer at all (code "no-answer"). */
export class Refusal extends Error {
  constructor(code, detail, status) {
    super(detail);
    this.code = code;
    this.status = status;
  }
}

export const newKey = () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, "0")).join("");

/** One call. A change carries a key, so that asking again after a lost answer does nothing twice. */
export async function ask(method, path, body, key = newKey()) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") Object.assign(headers, { "Content-Type": "application/json", "Idempotency-Key": key });
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: method === "GET" || body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(10_000) });
  } catch {
    throw new Refusal("no-answer", t("The centre does not answer."), 0);
  }
  const text = await answer.text();
  const content = text ? parse(text) : null;
  if (answer.ok) return content;
  throw new Refusal(content?.code ?? "no-answer", content?.detail ?? t("The centre answered with status {0}.", answer.status), answer.status);
}

function parse(text) {
  try { return JSON.parse(text); } catch { return null; }
}

/** Asks under one key until there is an answer. */
export const askUntilAnswered = (method, path, body, key = newKey()) => untilAnswered(() => ask(method, path, body, key));

/** Network loss and a busy centre are waited out, refusals are not. */
export async function untilAnswered(asking, onWaiting) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 5000)) {
    try {
      return await asking();
    } catch (e) {
      if (!(e instanceof Refusal) || !["no-answer", "busy", "not-ready"].includes(e.code)) throw e;
      onWaiting?.(e);
      await pause(wait);
    }
  }
}

/** Over at once when the network comes back. */
function pause(milliseconds) {
  return new Promise(go => {
    const done = () => { clearTimeout(timer); removeEventListener("online", done); go(); };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}

/** The host's clock, learned from its messages and counted on: this machine's own may be wrong, or be set. */
export const clock = {
  atOrigin: performance.timeOrigin,
  learn(now) { this.atOrigin = Date.parse(now) - performance.now(); },
  now() { return this.atOrigin + performance.now(); },
};

export function span(milliseconds) {
  const s = Math.max(0, Math.floor(milliseconds / 1000)), pad = n => String(n).padStart(2, "0");
  return s >= 3600 ? `${Math.floor(s / 3600)}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}` : `${Math.floor(s / 60)}:${pad(s % 60)}`;
}

export function timeOfDay(instant, timeZone) {
  const shown = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  try { return new Date(instant).toLocaleTimeString("en-GB", { ...shown, timeZone }); }
  catch { return new Date(instant).toLocaleTimeString("en-GB", shown); }
}

/** What a page says that shows the last truth. */
export const stale = lastHeard => t("No connection to the centre. Shown as last known at {0}. Trying again …", new Date(lastHeard).toLocaleTimeString("en-GB"));

/**
 * A part of a page that the server renders. What comes back fetches it anew, and says of when it is now; while that fails, the notice says so too.
 * @param otherwise what to do at a status, where the page is not to go on.
 */
export function livePart(path, part, notice, otherwise) {
  let last = new Date();
  return async () => {
    try {
      const answer = await fetch(path, { signal: AbortSignal.timeout(5000) });
      if (otherwise[answer.status]) {
        otherwise[answer.status]();
        return last;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
      if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
      last = new Date();
      notice.hidden = true;
    } catch {
      notice.textContent = stale(last);
      notice.hidden = false;
    }
    return last;
  };
}

/** Within a second of the connection's return a page is right again; and forty pages do not come back together. */
const reconnectMs = 450;

/**
 * Follows the centre. `on` has a function per event (snapshot, queue, counter, board); `notice` is the element that
 * says when what is shown may be old. The last truth stays on the page.
 * A hidden page lets its stream go and takes it up again when it is looked at: a browser has six connections to a host,
 * and as many forgotten tabs would leave none for a click.
 */
export function follow(on, notice, { whileHidden = false } = {}) {
  let lastHeard = Date.now(), source, silence;
  const isUnseen = () => document.hidden && !whileHidden;
  const heard = () => { lastHeard = Date.now(); if (notice) notice.hidden = true; };
  const lost = () => {
    if (!notice) return;
    notice.textContent = stale(lastHeard);
    notice.hidden = false;
  };
  const close = () => { clearTimeout(silence); source?.close(); };
  const connect = () => {
    close();
    if (isUnseen()) return;
    source = new EventSource("/api/stream");
    source.onopen = heard;
    source.onerror = () => {
      lost();
      // A browser that comes back by itself takes seconds over it, and never does where the answer is no stream (the host is starting, or too busy).
      close();
      silence = setTimeout(connect, reconnectMs + Math.random() * reconnectMs);
    };
    for (const name of ["snapshot", "queue", "counter", "board"])
      source.addEventListener(name, event => {
        heard();
        const message = JSON.parse(event.data);
        if (name === "snapshot") clock.learn(message.now);
        on[name]?.(message);
      });
  };
  connect();
  addEventListener("offline", lost);
  addEventListener("online", connect);
  addEventListener("pagehide", close);
  addEventListener("pageshow", event => { if (event.persisted) connect(); });
  if (!whileHidden) document.addEventListener("visibilitychange", connect);
}

export function say(element, text, tone = "bad") {
  element.className = `note ${tone}`;
  element.textContent = text;
  element.hidden = !text;
}

document.querySelector("[data-language]")?.addEventListener("change", event => {
  document.cookie = `${event.target.dataset.language}=${event.target.value}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
});
document.querySelector("[data-sign-out]")?.addEventListener("click", async () => {
  try { await ask("DELETE", "/api/session"); } finally { location.assign("/"); }
});
