// The customer's own page: place, quote, call. It goes on showing the last truth when the network is gone.
import { askUntilAnswered, ask, follow, t } from "./console.js";

const texts = {
  waiting: () => t("Please wait. We will call you."),
  next: () => t("You are next. Please stay close."),
  called: counter => t("It is your turn: please go to {0}.", counter),
  serving: counter => t("You are being served at {0}.", counter),
  parked: () => t("Please take a seat. We will call you again."),
  served: () => t("Done. Thank you for your visit."),
  "no-show": () => t("You were called and did not come. Please ask at a counter."),
  left: () => t("You have left the queue."),
  cancelled: () => t("This ticket was cancelled. Please ask at a counter."),
  unresolved: () => t("The centre has closed. Please come back and take a new ticket."),
  minutes: n => n > 0 ? t("about {0} min", n) : t("none"),
  stale: time => t("No connection. As last known at {0}.", time),
};

const card = document.getElementById("ticket"), notice = document.getElementById("connection");
const leave = document.querySelector("[data-leave]"), confirm = document.getElementById("confirm");
const $ = name => card.querySelector(`[data-${name}]`);
const path = `/api/tickets/${card.dataset.ticket}`;
let lastHeard = new Date();

function show(ticket) {
  const words = ticket.state === "waiting" && ticket.ahead === 0 ? texts.next : texts[ticket.state];
  const text = words?.(ticket.counterName ?? ticket.counter) ?? ticket.state;
  if ($("say").textContent !== text) $("say").textContent = text;
  $("number").textContent = ticket.number;
  card.classList.toggle("now", ticket.state === "called");
  document.title = ticket.state === "called" ? t("{0}: your turn", ticket.number) : t("Ticket {0}", ticket.number);
  $("pair").hidden = ticket.state !== "waiting";
  $("ahead").textContent = ticket.ahead ?? "–";
  $("quote").textContent = ticket.quote ? texts.minutes(Math.ceil(ticket.quote.meanSeconds / 60)) : "";
  $("quote").parentElement.hidden = !ticket.quote;
  leave.hidden = ticket.state !== "waiting" && ticket.state !== "called";
  if (ticket.state === "called") navigator.vibrate?.([200, 100, 200]);
}

let asking = false, askAgain = false;
async function refresh() {
  if (asking) { askAgain = true; return; }
  asking = true;
  try {
    show(await ask("GET", path));
    lastHeard = new Date();
    notice.hidden = true;
  } catch {
    notice.textContent = texts.stale(lastHeard.toLocaleTimeString("en-GB"));
    notice.hidden = false;
  } finally {
    asking = false;
    if (askAgain) { askAgain = false; setTimeout(refresh, 300); }
  }
}

leave.addEventListener("click", () => confirm.showModal());
confirm.addEventListener("close", async () => {
  if (confirm.returnValue !== "leave") return;
  leave.disabled = true;
  try { await askUntilAnswered("POST", `${path}/leave`, {}); } catch { /* what is true is shown below */ }
  leave.disabled = false;
  refresh();
});
// In a hidden tab too: the call changes its title and shakes the phone.
follow({ snapshot: refresh, queue: refresh, board: refresh }, notice, { whileHidden: true });
addEventListener("online", refresh);
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
refresh();
