// The live part of the manager's page: rendered by the server, fetched again when something changed.
import { follow, stale, t } from "./console.js";

const live = document.getElementById("live"), freshness = document.getElementById("freshness"), notice = document.getElementById("connection");
const atMost = 1000, atLeast = 10_000;
let due = null, asking = false, last = new Date();

async function refresh() {
  due = null;
  if (asking) return soon();
  asking = true;
  try {
    const answer = await fetch("/manager/live", { signal: AbortSignal.timeout(10_000) });
    if (answer.status === 401 || answer.status === 403) return location.reload();
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
    last = new Date();
    notice.hidden = true;
  } catch {
    notice.textContent = stale(last);
    notice.hidden = false;
  } finally {
    asking = false;
    freshness.textContent = t("as of {0}", last.toLocaleTimeString("en-GB"));
  }
}

function soon() {
  due ??= setTimeout(refresh, atMost);
}

follow({ snapshot: soon, queue: soon, counter: soon, board: soon }, notice);
setInterval(soon, atLeast);
