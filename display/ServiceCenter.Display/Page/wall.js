// The wall page: shows the newest screen it was sent, and says of each call when it was painted.
import { renderLists, renderNotice } from "./lists.js";
import { overflows, pieceOf, rowsOfCalls, shrinkToFit, sizeLetters } from "./letters.js";
import { pointTo, setText, sync, write } from "./rows.js";
import { counterOf, fill, languageOf, positionOf, textsOf, timeOf } from "./texts.js";
import { Turns } from "./turns.js";

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
    obey(screen.reload);
    render();
  });
  stream.onerror = () => {
    pageAlone = true;
    render();
    // A browser that comes back by itself takes seconds over it, and after an answer that is no stream it never does.
    stream.close();
    clearTimeout(again);
    again = setTimeout(connect, reconnectMs);
  };
}

let loadedWith;
/** The first screen says with which order this page was loaded; another one is an order to load again. */
function obey(order) {
  if (loadedWith === undefined) loadedWith = order;
  else if (order !== loadedWith) location.reload();
}

function render() {
  const texts = textsOf(screen);
  const now = performance.now();
  document.documentElement.lang = languageOf(screen);
  document.documentElement.dir = texts.direction;
  document.title = texts.title;
  setText(at("now-title"), texts.calling);
  setText(at("waiting-title"), texts.waiting);
  setText(at("last-title"), texts.last);
  setText(at("place"), [screen?.centreName, screen?.zoneName].filter(Boolean).join(" · ") || texts.title);
  const full = sizeLetters(screen?.capitalShare);
  renderNotice(screen?.notice, full, now);
  renderFooting(texts);
  renderIdentity();
  renderClock();
  renderLists(screen, texts, full, now);
  renderCalls(texts, full, now);
  reportPainted();
}

function renderCalls(texts, full, now) {
  const rows = rowsOfCalls(at("now").clientHeight, full);
  const { calls, page, pages } = turns.visible(screen?.current ?? [], rows, now);
  const newest = Math.max(0, ...(screen?.current ?? []).map((call) => call.seq));
  at("now").style.setProperty("--rows", rows);
  while (at("places").children.length < rows) at("places").append(document.createElement("i"));
  while (at("places").children.length > rows) at("places").lastChild.remove();
  sync(at("calls"), calls, (call) => call.seq, (row, call) => {
    row.className = `call ${call.state}`;
    row.classList.toggle("newest", call.seq === newest && call.state === "calling");
    row.classList.toggle("young", call.fresh || now - (paintedAt.get(call.seq) ?? -Infinity) < highlightMs);
    write(row, "number", call.number);
    pointTo(row, call.arrow);
    writeCounter(row, call);
    announce(call);
  });
  at("idle").hidden = calls.length > 0;
  setText(at("idle"), screen ? texts.idle : texts.connecting);
  at("more").hidden = pages === 1;
  setText(at("more"), fill(texts.pages, page, pages));
  for (const row of at("calls").children) fitCall(row, now);
}

/**
 * The word before a counter's number becomes smaller, then it makes way; a number is made smaller last. A name without a number that has no
 * room in full size has two lines of half, which take turns with themselves.
 */
function fitCall(row, now) {
  const mark = row.querySelector(":scope > .mark");
  if (row.classList.contains("named") && overflows(row, mark)) {
    row.classList.add("long");
    setText(mark, pieceOf(mark.textContent, mark, 2, now));
  }
  const words = [...row.querySelectorAll(".counter, .position")];
  shrinkToFit(row, 0.5, ...words);
  if (!overflows(row, ...words)) return;
  row.classList.add("tight");
  shrinkToFit(row, 0.25);
}

/** "Counter 12": the number as large as the ticket's, the word before it smaller. A name without a number is large as a whole. */
function writeCounter(row, call) {
  const name = counterOf(call, screen);
  const [, word, mark] = name.match(/^(.*?)\s*(\d+\w?)$/u) ?? [null, "", name];
  row.classList.toggle("named", word === "");
  write(row, "counter", word);
  write(row, "mark", mark);
  write(row, "position", positionOf(call, screen));
}

function renderFooting(texts) {
  const known = screen?.lastKnown ? new Date(screen.lastKnown) : pageAlone ? heardAt : null;
  const isCutOff = known !== null || pageAlone;
  document.body.classList.toggle("cut-off", isCutOff);
  at("cutoff").hidden = !isCutOff;
  setText(at("cutoff"), known ? fill(texts["cut-off"], timeOf(known, screen?.timeZone)) : isCutOff ? texts["cut-off.ever"] : "");
  if (isCutOff) shrinkToFit(at("cutoff"), 0.6);
  setText(at("trouble"), pageAlone ? texts["page.alone"] : (screen?.trouble ?? ""));
}

function renderIdentity() {
  at("identity").hidden = !screen?.identity;
  setText(at("identity"), screen?.identity ?? "");
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
  line.textContent = `${call.number}: ${counterOf(call, screen)}`;
  at("spoken").append(line);
  while (at("spoken").children.length > 5) at("spoken").firstChild.remove();
}

function forgetWhatIsOver() {
  const known = new Set(screen.current.map((call) => call.seq));
  for (const memory of [paintedAt, announced]) for (const seq of memory.keys()) if (!known.has(seq)) memory.delete(seq);
}

document.addEventListener("visibilitychange", connect);
connect();
render();
setInterval(render, 1000);
addEventListener("resize", render);
