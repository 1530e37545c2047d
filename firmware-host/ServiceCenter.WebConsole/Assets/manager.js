// The live part of the manager's page: rendered by the server, fetched again when something changed.
import { follow, livePart, t } from "./console.js";

const freshness = document.getElementById("freshness"), notice = document.getElementById("connection");
const atMost = 1000, atLeast = 10_000;
const reload = () => location.reload();
const renew = livePart("/manager/live", document.getElementById("live"), notice, { 401: reload, 403: reload });
let due = null, asking = false;

async function refresh() {
  due = null;
  if (asking) return soon();
  asking = true;
  freshness.textContent = t("as of {0}", (await renew()).toLocaleTimeString("en-GB"));
  asking = false;
}

function soon() {
  due ??= setTimeout(refresh, atMost);
}

follow({ snapshot: soon, queue: soon, counter: soon, board: soon }, notice);
setInterval(soon, atLeast);
