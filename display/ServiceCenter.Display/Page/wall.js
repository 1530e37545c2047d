// The wall page: shows the newest screen it was sent, and says of each call when it was painted.
import { Turns, perPage } from "./turns.js";
import { languageOf, nameOf, quoteOf, textsOf, timeOf } from "./texts.js";

const base = location.pathname.replace(/\/$/, "");
const reconnectMs = 500;
const highlightMs = 12000;
const turns = new Turns();
const at = (id) => document.getElementById(id);

let screen = null;
let heardAt = null; // when the display program on this machine was last heard
let pageAlone = false; // that program is gone
const paintedAt = new Map(); // seq -> ms; this page's own memory, for the highlight
const reporting = new Set();
const announced = new Set();

let stream = null, again = 0;
/** A hidden tab paints nothing, and lets its stream go: a browser has few connections to one machine. */
function connect() {
  clearTimeout(again);
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(`${base}/screen`);
  stream.addEventListener("screen", (event) => {
    screen = JSON.parse(event.data);
    heardAt = new Date();
    pageAlone = false;
    forgetWhatIsOver();
    render();
  });
  stream.onerror = () => {
    pageAlone = true;
    render();
    // An answer that is no stream ends an EventSource for good: begin another.
    if (stream.readyState === EventSource.CLOSED) again = setTimeout(connect, reconnectMs);
  };
}

function render() {
  const texts = textsOf(screen);
  document.documentElement.lang = languageOf(screen);
  document.title = texts.title;
  at("now-title").textContent = texts.calling;
  at("waiting-title").textContent = texts.waiting;
  at("last-title").textContent = texts.last;
  at("place").textContent = [screen?.centreName, screen?.zoneName].filter(Boolean).join(" · ") || texts.title;
  renderCalls(texts);
  renderSides(texts);
  renderFooting(texts);
  renderClock();
  reportPainted();
}

function renderCalls(texts) {
  const { calls, page, pages } = turns.visible(screen?.current ?? [], performance.now());
  const newest = Math.max(0, ...(screen?.current ?? []).map((call) => call.seq));
  sync(at("calls"), calls, (call) => call.seq, (row, call) => {
    row.className = `call ${call.state}`;
    row.classList.toggle("newest", call.seq === newest && call.state === "calling");
    row.classList.toggle("young", call.fresh || performance.now() - (paintedAt.get(call.seq) ?? -Infinity) < highlightMs);
    write(row, "number", call.number);
    write(row, "arrow", "→").ariaHidden = "true";
    write(row, "counter", call.counterName);
    announce(call);
  });
  at("idle").hidden = calls.length > 0;
  at("idle").textContent = screen ? texts.idle : texts.connecting;
  at("more").hidden = pages === 1;
  at("more").textContent = texts.pages(page, pages);
  at("now").style.setProperty("--rows", perPage);
  for (const row of at("calls").children) shrinkToFit(row);
}

function renderSides(texts) {
  const queues = screen?.queues ?? [];
  at("queues").style.setProperty("--rows", Math.max(4, queues.length));
  sync(at("queues"), queues, (queue) => queue.service, (row, queue) => {
    write(row, "name", nameOf(queue.names, screen));
    write(row, "people", texts.people(queue.waiting));
    write(row, "quote", quoteOf(queue.quoteSeconds, texts));
  });
  sync(at("recent"), (screen?.recent ?? []).slice(0, 5), (call) => call.seq, (row, call) => {
    write(row, "number", call.number);
    write(row, "counter", call.counterName);
  });
  at("last").hidden = !screen?.recent.length;
  at("waiting").hidden = queues.length === 0;
}

function renderFooting(texts) {
  const known = screen?.lastKnown ? new Date(screen.lastKnown) : pageAlone ? heardAt : null;
  const isCutOff = known !== null || pageAlone;
  document.body.classList.toggle("cut-off", isCutOff);
  at("cutoff").hidden = !isCutOff;
  setText(at("cutoff"), known ? texts.cutOff(timeOf(known, screen?.timeZone)) : isCutOff ? texts.cutOffEver : "");
  setText(at("notice"), screen?.notice ?? "");
  setText(at("trouble"), pageAlone ? texts.noPage : (screen?.trouble ?? ""));
}

function renderClock() {
  const now = new Date();
  setText(at("clock"), timeOf(now, screen?.timeZone));
  at("clock").dateTime = now.toISOString();
}

/** Two frames on, what stands in the document stands on the glass: only then is a call reported. */
function reportPainted() {
  const seqs = [...at("calls").children].map((row) => Number(row.dataset.key));
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const now = performance.now();
    for (const seq of seqs) if (!paintedAt.has(seq)) paintedAt.set(seq, now);
    const fresh = (screen?.current ?? []).filter((call) => call.fresh && seqs.includes(call.seq) && !reporting.has(call.seq));
    for (const call of fresh.sort((a, b) => a.seq - b.seq)) report(call.seq);
  }));
}

async function report(seq) {
  reporting.add(seq);
  try {
    await fetch(`${base}/painted`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ seq }) });
  } catch {
    // The call stays fresh, so the next render reports it again.
  } finally {
    reporting.delete(seq);
  }
}

function announce(call) {
  if (call.state !== "calling" || announced.has(call.seq)) return;
  announced.add(call.seq);
  const line = document.createElement("p");
  line.textContent = `${call.number}: ${call.counterName}`;
  at("spoken").append(line);
  while (at("spoken").children.length > 5) at("spoken").firstChild.remove();
}

function forgetWhatIsOver() {
  const known = new Set(screen.current.map((call) => call.seq));
  for (const memory of [paintedAt, announced]) for (const seq of memory.keys()) if (!known.has(seq)) memory.delete(seq);
}

/** Makes the list's rows those of `items`, in order, and keeps the row of an item that stays: its highlight goes on. */
function sync(list, items, keyOf, fill) {
  const rows = new Map([...list.children].map((row) => [row.dataset.key, row]));
  items.forEach((item, index) => {
    const key = String(keyOf(item));
    const row = rows.get(key) ?? document.createElement("li");
    rows.delete(key);
    row.dataset.key = key;
    fill(row, item);
    if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
  });
  for (const row of rows.values()) row.remove();
}

function write(row, name, text) {
  let cell = row.querySelector(`.${name}`);
  if (!cell) {
    cell = document.createElement("span");
    cell.className = name;
    row.append(cell, " ");
  }
  setText(cell, text);
  return cell;
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A long counter's name is written smaller, never cut off. */
function shrinkToFit(row) {
  row.style.setProperty("--fit", 1);
  for (let fit = 0.9; fit >= 0.4 && row.scrollWidth > row.clientWidth; fit -= 0.1) row.style.setProperty("--fit", fit);
}

document.addEventListener("visibilitychange", connect);
connect();
render();
setInterval(render, 1000);
addEventListener("resize", render);
