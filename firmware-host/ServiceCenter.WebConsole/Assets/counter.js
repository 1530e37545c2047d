// The agent's page. What it shows is the centre's word, as it streams in; what it asks is asked once, under one key,
// until there is an answer.
import { ask, askUntilAnswered, clock, follow, newKey, say, span, timeOfDay, untilAnswered } from "./console.js";
import * as moments from "./moments.js";
import * as outbox from "./outbox.js";
import { inWords } from "./problem-words.js";
import { texts, keys, allowed, main } from "./counter-words.js";

const $ = id => document.getElementById(id);
const desk = $("desk");
const counterId = desk.dataset.counter, user = desk.dataset.user, timeZone = desk.dataset.timeZone, names = JSON.parse(desk.dataset.names);
const nameOf = service => names[service] ?? service;
const profileOf = id => [...$("profile").options].find(option => option.value === id)?.text ?? id;

let counter = null, inFront = null, waiting = [], parked = [], agents = [], busy = null, whyOf = null;

// Showing

function show() {
  if (!counter) return;
  $("state").textContent = texts.states[counter.state] ?? counter.state;
  $("state").className = `badge ${texts.tones[counter.state] ?? ""}`;
  $("closed-controls").hidden = counter.state !== "closed";
  for (const button of document.querySelectorAll("[data-action]")) {
    button.disabled = busy !== null || !allowed(button.dataset.action, counter);
    button.classList.toggle("main", button.dataset.action === main(counter));
    button.setAttribute("aria-busy", String(busy === button.dataset.action));
  }
  const undo = document.querySelector("[data-action=undo]");
  undo.firstChild.textContent = texts.undo(texts.steps[counter.canUndo] ?? counter.canUndo) + " ";
  showElsewhere();
  showFront();
  showWaiting();
  tick();
}

/** A wall shows a call within milliseconds: after three seconds the agent has to call out. By this page's own clock, which is no matter of the host's. */
const longestUnshownMs = 3000;
let unshown = { call: null, since: 0 };
function isUnshown() {
  if (unshown.call !== counter.callSeq) unshown = { call: counter.callSeq, since: performance.now() };
  return counter.state === "calling" && !counter.shownAt && performance.now() - unshown.since >= longestUnshownMs;
}

/** An agent is at one counter: here it is said where, and offered to move. */
const elsewhere = () => agents.find(agent => agent.user === user && agent.counter !== counterId);
function showElsewhere() {
  const at = counter.state === "closed" ? elsewhere() : null;
  $("elsewhere").hidden = !at;
  if (!at) return;
  $("elsewhere-text").textContent = texts.elsewhere(at.counterName);
  $("go-there").href = `/counter/${at.counter}`;
  $("move-here").disabled = busy !== null;
}

/** Rebuilt only when it says something new: a screen reader reads every change of it aloud. */
let shownFront = "";
function showFront() {
  const told = JSON.stringify([counter.state, counter.ticket, counter.callSeq, counter.shownAt, counter.until, counter.reason, inFront, isUnshown()]);
  if (told === shownFront) return;
  shownFront = told;
  const front = $("front");
  front.replaceChildren();
  const add = (tag, className, text) => front.appendChild(Object.assign(document.createElement(tag), { className, textContent: text }));
  if (!counter.number) {
    add("p", "nobody", nobody());
    if (counter.state === "wrapping-up" || counter.state === "on-break") add("div", "timer", "").setAttribute("data-timer", "");
    return;
  }
  add("div", "soft", counter.state === "calling" ? texts.calling : texts.serving);
  add("div", "called", counter.number);
  add("div", "timer", "").setAttribute("data-timer", "");
  const facts = add("div", "facts", "");
  const fact = (text, tone = "") => facts.appendChild(Object.assign(document.createElement("span"), { className: `badge ${tone}`, textContent: text }));
  if (inFront?.language) fact(texts.speaks(inFront.language));
  if (inFront?.needs) fact(texts.needs(inFront.needs), "warn");
  if (inFront?.note) fact(texts.note(inFront.note), "warn");
  if (counter.state === "calling" && counter.shownAt) fact(texts.shown(timeOfDay(counter.shownAt, timeZone)), "good");
  if (isUnshown()) fact(texts.notShown, "warn");
}

function nobody() {
  switch (counter.state) {
    case "closed": return texts.closed;
    case "wrapping-up": return texts.wrappingUp;
    case "on-break": return texts.onBreak(counter.reason);
    default: return texts.nobody;
  }
}

/** Rebuilt only when it changes: a click must not lose the button it began on. */
let shownWaiting = "";
function showWaiting() {
  const mayCall = busy === null && allowed("call", counter), told = JSON.stringify([waiting, parked, mayCall]);
  if (told === shownWaiting) return;
  shownWaiting = told;
  $("waiting-count").textContent = waiting.length;
  $("waiting").replaceChildren(...waiting.slice(0, 30).map(w => row(
    w, w.waitingSince, [nameOf(w.service), w.language, w.needs, w.note], mayCall && ["call", texts.callThis(w.number)])));
  if (waiting.length === 0) $("waiting").append(Object.assign(document.createElement("li"), { className: "soft", textContent: texts.noneWaits }));
  $("parked-part").hidden = parked.length === 0;
  $("parked-count").textContent = parked.length;
  $("parked").replaceChildren(...parked.map(p => row(
    p, p.parkedSince, [nameOf(p.service), p.until && texts.backAt(timeOfDay(p.until, timeZone)), p.note], mayCall && ["unpark", texts.callBack(p.number)])));
}

/** One who waits or is parked, with how long, and the button that calls this one out of turn. */
function row(of, since, facts, call) {
  const row = document.createElement("li");
  row.append(Object.assign(document.createElement("strong"), { textContent: of.number }));
  const detail = row.appendChild(Object.assign(document.createElement("span"), { className: "soft small num" }));
  detail.dataset.since = since;
  detail.dataset.before = facts.filter(Boolean).join(" · ");
  if (call) {
    const [action, label] = call;
    const button = row.appendChild(Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: texts.call }));
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => act(action, { ticket: of.ticket }));
  }
  return row;
}

function tick() {
  if (counter) showFront();
  for (const element of document.querySelectorAll("[data-since]"))
    element.textContent = `${element.dataset.before} · ${span(clock.now() - Date.parse(element.dataset.since))}`;
  const timer = document.querySelector("[data-timer]");
  if (timer && counter)
    timer.textContent = [
      counter.service && nameOf(counter.service), span(clock.now() - Date.parse(counter.since)), counter.until && texts.until(timeOfDay(counter.until, timeZone)),
    ].filter(Boolean).join(" · ");
}

async function showWhy() {
  if (whyOf === counter?.callSeq) return;
  whyOf = counter?.callSeq;
  $("why").textContent = "";
  if (!whyOf) return;
  try {
    const seq = whyOf, why = await ask("GET", `/api/calls/${seq}/why`);
    if (seq === whyOf) $("why").textContent = texts.why(why, profileOf(why.profile), span(why.waitedSeconds * 1000), nameOf);
  } catch { whyOf = null; }
}

// Following

/** This counter and, by the way, what the host's clock says. */
async function readDesk() {
  const asked = performance.now(), all = await ask("GET", `/api/counters/${counterId}`);
  moments.hear(all, asked);
  clock.learn(all.now);
  return all;
}

let asking = false, askAgain = false;
/** Who waits and who is in front; never two at a time, and never an old answer over a new one. */
async function refresh() {
  if (asking) { askAgain = true; return; }
  asking = true;
  try {
    const all = await readDesk();
    if (!counter || all.counter.seq >= counter.seq) counter = all.counter;
    inFront = all.inFront ?? null;
    waiting = all.waiting;
    parked = all.parked;
    agents = all.agents;
    show();
    showWhy();
  } catch (e) {
    if (e.status === 401 || e.status === 403) location.assign(`/sign-in?return=${encodeURIComponent(location.pathname)}`);
  } finally {
    asking = false;
    if (askAgain) { askAgain = false; refresh(); }
  }
}

const take = message => {
  if (message.counter !== counterId || (counter && message.seq < counter.seq)) return;
  if (message.ticket !== counter?.ticket) inFront = null;
  counter = message;
  show();
  refresh();
};
follow({
  snapshot: all => { counter = null; all.counters.forEach(take); refresh(); },
  counter: take,
  queue: refresh,
}, $("connection"));
setInterval(tick, 1000);

// Asking

/** What the agent asks for; `chosen` says of whom, where that is not who is in front. */
async function act(action, chosen) {
  if (busy || !counter || !allowed(action, counter)) return;
  if (dialogs[action] && !chosen) return openDialog(action);
  const body = chosen ?? (action === "open" ? { profile: $("profile").value || undefined }
    : ["start", "finish", "recall", "recycle", "no-show"].includes(action) ? { ticket: counter.ticket } : {});
  const step = { key: newKey(), counter: counterId, user, action, path: `/api/counters/${counterId}/${action}`, body, at: clock.now(), done: moments.moment() };
  busy = action;
  show();
  say($("said"), "");
  await outbox.keep(step);
  await deliver(step);
}

/** As true an hour later: it says when it was done, and counts from then. */
const isKept = step => ["start", "finish", "no-show"].includes(step.action);

/** Sends a step until it is answered. What has an answer, whichever, is done with. */
async function deliver(step, isLate = false) {
  busy = step.action;
  if (counter) show();
  try {
    await untilAnswered(async () => {
      if (isLate && isKept(step)) await readDesk(); // from what the host's clock says now it is known what it said then
      isLate = true;
      return ask("POST", step.path, isKept(step) && step.done ? { ...step.body, ...moments.bounds(step.done) } : step.body, step.key);
    }, () => say($("said"), texts.unsent(texts.actions[step.action], timeOfDay(step.at, timeZone)), "warn"));
    say($("said"), "");
  } catch (e) {
    if (e.status === 401) {
      location.assign(`/sign-in?return=${encodeURIComponent(location.pathname)}`); // kept until the agent is back
      return;
    }
    say($("said"), inWords(e), e.code === "nothing-waiting" ? "" : "bad");
  }
  await outbox.forget(step.key);
  busy = null;
  if (counter) show();
  refresh();
}

/** A call that was meant minutes ago may be wanted no longer: then the agent says so. */
const stillMeantMs = 2 * 60_000;
async function isStillMeant(step) {
  try { await untilAnswered(readDesk); } catch { return false; }
  return moments.age(step.done) < stillMeantMs;
}

async function takeUpWhatWasLeft() {
  const step = await outbox.left(counterId, user);
  if (!step) return;
  busy = step.action;
  if (isKept(step) || await isStillMeant(step)) return deliver(step, true);
  $("left-text").textContent = texts.old(texts.actions[step.action], timeOfDay(step.at, timeZone));
  $("left").hidden = false;
  $("left-send").onclick = () => { $("left").hidden = true; deliver(step); };
  $("left-drop").onclick = async () => { $("left").hidden = true; await outbox.forget(step.key); busy = null; if (counter) show(); };
}
takeUpWhatWasLeft();

$("move-here").addEventListener("click", async () => {
  const at = elsewhere();
  if (!at || busy) return;
  busy = "open";
  show();
  try {
    await askUntilAnswered("POST", `/api/counters/${at.counter}/close`, {});
    busy = null;
    await refresh();
    act("open");
  } catch (e) {
    busy = null;
    say($("said"), inWords(e));
    show();
  }
});

/** Steps that ask for more first, and what their dialog's answers say to the centre. */
const dialogs = {
  break: ({ reason }) => ({ reason: reason.trim() }),
  park: ({ minutes, pool }) => ({ ticket: counter.ticket, minutes: minutes ? Number(minutes) : undefined, pool }),
  transfer({ to, place, note, returnToMe }) {
    const [kind, id] = to.split(":");
    return { ticket: counter.ticket, [kind]: id, place, note: note.trim() || undefined, returnToMe: returnToMe === "on" };
  },
};

function openDialog(action) {
  const dialog = $(action);
  if (action === "transfer") {
    const others = agents.filter(agent => agent.user !== user);
    $("agents").replaceChildren(...others.map(agent => new Option(`${agent.name} (${agent.counterName})`, `agent:${agent.user}`)));
    $("agents").hidden = others.length === 0;
  }
  dialog.querySelector("form").reset();
  dialog.returnValue = "";
  dialog.showModal();
}
for (const [action, answer] of Object.entries(dialogs))
  $(action).addEventListener("close", () => {
    if ($(action).returnValue === "yes") act(action, answer(Object.fromEntries(new FormData($(action).querySelector("form")))));
  });

for (const button of document.querySelectorAll("[data-action]")) button.addEventListener("click", () => act(button.dataset.action));
addEventListener("keydown", event => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea") || document.querySelector("dialog[open]")) return;
  const action = keys[event.key.toLowerCase()];
  if (action) { event.preventDefault(); act(action); }
});
