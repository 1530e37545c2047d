// What may be half the size of a call: who waits, the last calls, the notice. As much as fits, the rest by turns.
import { nameOf, peopleOf, quoteOf, counterOf } from "./texts.js";
import { piecesThatFit } from "./letters.js";
import { setText, sync, write, writeFigures } from "./rows.js";
import { pageOf } from "./turns.js";

const mostLast = 5, leastLast = 2, noticeTurnMs = 6000, textWeight = 600;
const at = (id) => document.getElementById(id);

export function renderLists(screen, texts, full, now) {
  const queues = screen?.queues ?? [];
  const recent = (screen?.recent ?? []).slice(0, mostLast);
  const isBand = document.documentElement.classList.contains("band");

  if (isBand) {
    // One line: the name of a service, in as many pieces as it needs, its figures and the last calls take turns.
    const turns = [
      ...queues.flatMap((queue) => [...namesInLine(queue, screen, full).map((name) => ({ queues: [queue], says: "names", name })), { queues: [queue], says: "figures" }]),
      ...(recent.length ? [{ recent }] : []),
    ];
    const [turn] = pageOf(turns, 1, 2 * now);
    at("queues").className = turn?.says ?? "";
    renderQueues(turn?.queues ?? [], screen, texts, turn?.name);
    renderLast(turn?.recent ?? [], screen);
  } else {
    let [queueRows, lastRows] = [queues.length, recent.length];
    const render = () => {
      renderQueues(pageOf(queues, Math.max(1, queueRows), now), screen, texts);
      renderLast(recent.slice(0, lastRows), screen);
    };
    for (render(); overflows(at("side")); render()) {
      if (lastRows > leastLast) lastRows--;
      else if (queueRows > 1) queueRows--;
      else if (lastRows > 0) lastRows--;
      else break;
    }
  }
}

/** A name has the line to itself but for its letter. */
function namesInLine(queue, screen, full) {
  const line = 0.97 * innerWidth - (queue.prefix ? 0.6 * full + 0.035 * innerWidth : 0);
  return piecesThatFit(nameOf(queue.names, screen), full / 2, textWeight, line, 1);
}

function renderQueues(queues, screen, texts, name) {
  at("waiting").hidden = queues.length === 0;
  sync(at("queues"), queues, (queue) => queue.service, (row, queue) => {
    write(row, "prefix", queue.prefix ?? "").hidden = !queue.prefix;
    write(row, "name", name ?? nameOf(queue.names, screen));
    writeFigures(row, "people", peopleOf(queue.waiting, screen));
    writeFigures(row, "quote", quoteOf(queue.quoteSeconds, texts));
  });
}

function renderLast(calls, screen) {
  at("last").hidden = calls.length === 0;
  sync(at("recent"), calls, (call) => call.seq, (row, call) => {
    write(row, "number", call.number);
    writeFigures(row, "counter", counterOf(call, screen));
  });
}

const overflows = (element) => element.scrollHeight > element.clientHeight + 1;

/** In two lines, or in one where there is little room. */
export function renderNotice(notice, full, now) {
  const lines = document.documentElement.classList.contains("band") ? 1 : 2;
  const width = at("notice").parentElement.clientWidth * 0.94;
  const pieces = notice ? piecesThatFit(notice, full / 2, textWeight, width, lines) : [""];
  setText(at("notice"), pieces[Math.floor(now / noticeTurnMs) % pieces.length]);
}
