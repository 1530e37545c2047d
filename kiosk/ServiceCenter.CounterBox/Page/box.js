// The page of a box without a case: every screen that the box sends is the whole truth, and a press is a press.
const base = location.pathname.replace(/\/+$/, "");
const at = (id) => document.getElementById(id);
const reconnectMs = 500;

const words = {
  en: {
    title: (box) => `Button box ${box}`, sign: (counter) => `Over counter ${counter}`, open: (counter) => `Open or close counter ${counter} on its page`,
    keys: { next: "Next", recall: "Recall", "no-show": "No-show", done: "Done", single: "Next" }, lit: "lamp lit", dark: "lamp dark",
    hint: "All lamps are dark: the counter is closed, or the box is out of touch with the centre.", none: "This box waits for its configuration.",
    lost: "The program of this box is not running. This page reconnects by itself.",
  },
  de: {
    title: (box) => `Tastenbox ${box}`, sign: (counter) => `Über Schalter ${counter}`, open: (counter) => `Schalter ${counter} auf seiner Seite öffnen oder schließen`,
    keys: { next: "Weiter", recall: "Noch einmal", "no-show": "Nicht da", done: "Fertig", single: "Weiter" }, lit: "Lampe an", dark: "Lampe aus",
    hint: "Alle Lampen sind aus: Der Schalter ist geschlossen, oder die Box erreicht die Zentrale nicht.", none: "Diese Box wartet auf ihre Konfiguration.",
    lost: "Das Programm dieser Box läuft nicht. Die Seite verbindet sich von selbst wieder.",
  },
  pl: {
    title: (box) => `Panel przycisków ${box}`, sign: (counter) => `Nad stanowiskiem ${counter}`, open: (counter) => `Otwórz lub zamknij stanowisko ${counter} na jego stronie`,
    keys: { next: "Następny", recall: "Ponów", "no-show": "Nie przyszedł", done: "Gotowe", single: "Następny" }, lit: "lampka świeci", dark: "lampka zgaszona",
    hint: "Wszystkie lampki są zgaszone: stanowisko jest zamknięte albo panel nie ma łączności z centralą.", none: "Panel czeka na konfigurację.",
    lost: "Program tego panelu nie działa. Strona połączy się sama ponownie.",
  },
  ar: {
    title: (box) => `لوحة الأزرار ${box}`, sign: (counter) => `فوق الشباك ${counter}`, open: (counter) => `افتح الشباك ${counter} أو أغلقه من صفحته`,
    keys: { next: "التالي", recall: "إعادة النداء", "no-show": "لم يحضر", done: "انتهى", single: "التالي" }, lit: "المصباح مضاء", dark: "المصباح مطفأ",
    hint: "كل المصابيح مطفأة: الشباك مغلق، أو لا تصل اللوحة إلى المركز.", none: "هذه اللوحة تنتظر إعداداتها.",
    lost: "برنامج هذه اللوحة لا يعمل. ستتصل الصفحة من جديد تلقائيًا.",
  },
};
const language = navigator.languages.map((tag) => tag.split("-")[0]).find((tag) => words[tag]) ?? "en";
const text = words[language];
document.documentElement.lang = language;
document.documentElement.dir = language === "ar" ? "rtl" : "ltr";

function show(screen) {
  document.title = at("title").textContent = text.title(screen.device);
  at("sign-label").textContent = text.sign(screen.counter ?? "?");
  if (at("sign").textContent !== screen.sign) at("sign").textContent = screen.sign;
  keys(screen.keys);
  at("none").hidden = screen.keys.length > 0;
  at("none").textContent = text.none;
  at("hint").hidden = screen.keys.length === 0 || screen.keys.some((key) => key.lit);
  at("hint").textContent = text.hint;
  at("counter").hidden = !screen.counter;
  at("counter").textContent = text.open(screen.counter);
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
  element.append(lamp, Object.assign(document.createElement("span"), { textContent: text.keys[key] }));
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
