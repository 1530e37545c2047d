// The customer's own page: place, quote, call. It goes on showing the last truth when the network is gone.
import { askUntilAnswered, ask, follow } from "./console.js";

const texts = {
  waiting: "Please wait. We will call you.",
  next: "You are next. Please stay close.",
  called: counter => `It is your turn: please go to ${counter}.`,
  serving: counter => `You are being served at ${counter}.`,
  served: "Done. Thank you for your visit.",
  "no-show": "You were called and did not come. Please ask at a counter.",
  left: "You have left the queue.",
  cancelled: "This ticket was cancelled. Please ask at a counter.",
  unresolved: "The centre has closed. Please come back and take a new ticket.",
  minutes: n => n > 0 ? `about ${n} min` : "none",
  stale: time => `No connection. As last known at ${time}.`,
};

const card = document.getElementById("ticket"), notice = document.getElementById("connection");
const leave = document.querySelector("[data-leave]"), confirm = document.getElementById("confirm");
const $ = name => card.querySelector(`[data-${name}]`);
const path = `/api/tickets/${card.dataset.ticket}`;
let lastHeard = new Date();

function show(ticket) {
  const counter = ticket.counterName ?? `counter ${ticket.counter}`;
  const words = ticket.state === "waiting" && ticket.ahead === 0 ? texts.next : texts[ticket.state] ?? ticket.state;
  const text = typeof words === "function" ? words(counter) : words;
  if ($("say").textContent !== text) $("say").textContent = text;
  $("number").textContent = ticket.number;
  card.classList.toggle("now", ticket.state === "called");
  document.title = ticket.state === "called" ? `${ticket.number}: your turn` : `Ticket ${ticket.number}`;
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
