// Rows and cells that are changed, not made anew: what stays on the glass does not flicker, and a screen reader is not told it twice.

/** Makes the list's rows those of `items`, in order, and keeps the row of an item that stays: its highlight goes on. */
export function sync(list, items, keyOf, fill) {
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

/** The cell of this name, with this text. */
export function write(row, name, text) {
  const cell = cellOf(row, name);
  setText(cell, text);
  return cell;
}

/** Digits at their full size, words smaller: "about 21 min". */
export function writeFigures(row, name, text) {
  const cell = cellOf(row, name);
  if (cell.dataset.text === text) return;
  cell.dataset.text = text;
  cell.replaceChildren(...text.split(/(\d+)/).filter(Boolean).map((part) => {
    const piece = document.createElement(/^\d/.test(part) ? "b" : "span");
    piece.textContent = part;
    return piece;
  }));
}

/** An arrow that points up, turned. No arrow: none. */
const turned = { up: 0, "up-right": 45, right: 90, "down-right": 135, down: 180, "down-left": 225, left: 270, "up-left": 315 };
export function pointTo(row, arrow) {
  const cell = cellOf(row, "arrow");
  cell.ariaHidden = "true";
  if (cell.dataset.to === (arrow ?? "")) return;
  cell.dataset.to = arrow ?? "";
  cell.innerHTML = arrow in turned
    ? `<svg viewBox="0 0 24 24" style="transform: rotate(${turned[arrow]}deg)"><path d="M12 2 3.5 11l2.2 2.1 4.8-5V22h3V8.1l4.8 5 2.2-2.1z"/></svg>`
    : "";
}

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function cellOf(row, name) {
  let cell = row.querySelector(`:scope > .${name}`);
  if (!cell) {
    cell = document.createElement("span");
    cell.className = name;
    row.append(cell, " ");
  }
  return cell;
}
