// The page of a box without a case: every screen that the box sends is the whole truth, and a press is a press.
const base = location.pathname.replace(/\/+$/, "");
const at = (id) => document.getElementById(id);
const reconnectMs = 500;

const words = await (await fetch(`${base}/words.json`)).json();
const language = navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => words[tag]) ?? "en";
const text = words[language];
document.documentElement.lang = language;
document.documentElement.dir = text.direction;
const fill = (template, value) => template.replace("{0}", value);

function show(screen) {
  document.title = at("title").textContent = fill(text.title, screen.device);
  at("sign-label").textContent = fill(text.sign, screen.counter ?? "?");
  if (at("sign").textContent !== screen.sign) at("sign").textContent = screen.sign;
  keys(screen.keys);
  at("none").hidden = screen.keys.length > 0;
  at("none").textContent = text.none;
  at("hint").hidden = screen.keys.length === 0 || screen.keys.some((key) => key.lit);
  at("hint").textContent = text.hint;
  at("counter").hidden = !screen.counter;
  at("counter").textContent = fill(text.open, screen.counter);
  at("counter").href = `/counter/${screen.counter}`;
}

/** Buttons stay the ones they are while their lamps change: a press must not lose the button it began on. */
let drawn = "";
function keys(all) {
  const named = all.map((key) => key.key).join();
  if (named !== drawn) at("keys").replaceChildren(...all.map(button));
  drawn = named;
  all.forEach((key, place) => {
    const element = at("keys").children[place];
    element.classList.toggle("lit", key.lit);
    element.setAttribute("aria-description", key.lit ? text.lit : text.dark);
  });
}

function button({ key }) {
  const element = document.createElement("button");
  element.type = "button";
  const lamp = Object.assign(document.createElement("span"), { className: "lamp" });
  lamp.setAttribute("aria-hidden", "true");
  element.append(lamp, Object.assign(document.createElement("span"), { textContent: text[`key.${key}`] }));
  element.addEventListener("click", () => fetch(`${base}/press/${key}`, { method: "POST" }).catch(() => trouble(text.lost)));
  return element;
}

function trouble(news) {
  at("trouble").textContent = news ?? "";
  at("trouble").hidden = !news;
}

let stream, again;
/** A hidden tab lets its stream go: a browser has few connections to one machine. */
function connect() {
  clearTimeout(again);
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(`${base}/screen`);
  stream.addEventListener("screen", (message) => { trouble(null); show(JSON.parse(message.data)); });
  stream.addEventListener("error", () => {
    trouble(text.lost);
    stream.close();
    clearTimeout(again);
    again = setTimeout(connect, reconnectMs);
  });
}

document.addEventListener("visibilitychange", connect);
connect();
