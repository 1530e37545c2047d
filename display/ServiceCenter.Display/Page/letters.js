// How large letters are, and how much of them fits. The centre says which share of the screen's height a call's capital takes, by the
// screen's height and the distance it is read from; what may be half is half.

const leastShare = 0.06; // who stands nearer reads with ease, and a wall is for many
const mostShareBesideLists = 0.105;
const leastAspectBesideLists = 1.5;
const rowHeight = 1.22; // of a call's card

const ruler = document.createElement("canvas").getContext("2d");
const fontOf = (weight, px) => `${weight} ${px}px ${getComputedStyle(document.body).fontFamily}`;

/** Sets the sizes that wall.css builds on; returns the full one, in px. */
export function sizeLetters(share) {
  const enough = Math.max(share ?? 0, leastShare);
  ruler.font = fontOf(800, 100);
  const capitalOfFont = ruler.measureText("H").actualBoundingBoxAscent / 100;
  const full = enough * innerHeight / capitalOfFont;
  const root = document.documentElement;
  root.style.setProperty("--full", `${full}px`);
  root.classList.toggle("band", enough > mostShareBesideLists || innerWidth / innerHeight < leastAspectBesideLists);
  return full;
}

/** How many cards of calls fit one above the other. */
export const rowsOfCalls = (height, full) => Math.max(1, Math.floor(height / (full * rowHeight + gap())));

const pieceTurnMs = 2000, narrowerBy = 0.05, narrowest = 0.5;
const letters = new Intl.Segmenter();
const fits = (text, width) => ruler.measureText(text).width <= width;

/**
 * A text in pieces that fit into so many lines of this width each: what is too long takes turns with itself. The pieces are about
 * as long as each other: a last word alone says nothing.
 */
export function piecesThatFit(text, px, weight, width, lines) {
  ruler.font = fontOf(weight, px);
  const words = text.split(/\s+/).filter(Boolean).flatMap((word) => partsOf(word, width));
  let pieces = filled(words, width, lines);
  for (let share = 1 - narrowerBy; share >= narrowest; share -= narrowerBy) {
    const narrower = filled(words, share * width, lines);
    if (narrower.length > pieces.length) break;
    pieces = narrower;
  }
  return pieces;
}

/** Of a text that is too long for its cell, the piece whose turn it is: nothing on a wall is smaller than it can be read, and nothing is left out. */
export function pieceOf(text, cell, lines, now) {
  const { fontSize, fontWeight } = getComputedStyle(cell);
  const pieces = piecesThatFit(text, parseFloat(fontSize), fontWeight, cell.clientWidth, lines);
  return pieces[Math.floor(now / pieceTurnMs) % pieces.length];
}

function filled(words, width, lines) {
  const pieces = [[""]];
  for (const word of words) {
    const piece = pieces.at(-1);
    const longer = piece.at(-1) ? `${piece.at(-1)} ${word}` : word;
    if (!piece.at(-1) || fits(longer, width)) piece[piece.length - 1] = longer;
    else if (piece.length < lines) piece.push(word);
    else pieces.push([word]);
  }
  return pieces.map((piece) => piece.join(" "));
}

/** A word longer than a line goes on in the next. */
function partsOf(word, width) {
  if (fits(word, width)) return [word];
  const parts = [""];
  for (const { segment } of letters.segment(word)) {
    if (parts.at(-1) && !fits(`${parts.at(-1)}${segment}-`, width)) {
      parts[parts.length - 1] += "-";
      parts.push("");
    }
    parts[parts.length - 1] += segment;
  }
  return parts;
}

/** Makes what does not fit into its place smaller, never cut off. */
export function shrinkToFit(element, least, ...parts) {
  element.style.setProperty("--fit", 1);
  for (let fit = 0.95; fit >= least && overflows(element, ...parts); fit -= 0.05) element.style.setProperty("--fit", fit);
}

/** What a part has no room for would lie over its neighbour. */
export const overflows = (...parts) => parts.some((part) => part.scrollWidth > part.clientWidth);

const gap = () => 0.016 * innerHeight;
