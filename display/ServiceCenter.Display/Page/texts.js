// The page's own words. Names of services, counters and the centre come from the centre.
const words = {
  en: {
    title: "Calls", calling: "Now calling", idle: "Please wait for your number", waiting: "Waiting", last: "Last calls",
    people: { one: "person", other: "people" }, about: (m) => `about ${m} min`, soon: "under 1 min",
    cutOff: (t) => `Not connected – last known at ${t}`, cutOffEver: "Not connected", connecting: "Connecting to the centre",
    pages: (p, n) => `${p} of ${n}`, noPage: "The display program on this machine is not running. This page reconnects by itself.",
  },
  de: {
    title: "Aufrufe", calling: "Jetzt aufgerufen", idle: "Bitte warten Sie auf Ihre Nummer", waiting: "Es warten", last: "Letzte Aufrufe",
    people: { one: "Person", other: "Personen" }, about: (m) => `etwa ${m} Min.`, soon: "unter 1 Min.",
    cutOff: (t) => `Keine Verbindung – Stand ${t}`, cutOffEver: "Keine Verbindung", connecting: "Verbindung wird aufgebaut",
    pages: (p, n) => `${p} von ${n}`, noPage: "Das Anzeigeprogramm auf diesem Gerät läuft nicht. Die Seite verbindet sich von selbst wieder.",
  },
  pl: {
    title: "Wezwania", calling: "Teraz wzywani", idle: "Proszę czekać na swój numer", waiting: "Oczekujący", last: "Ostatnie wezwania",
    people: { one: "osoba", few: "osoby", many: "osób", other: "osoby" }, about: (m) => `ok. ${m} min`, soon: "poniżej 1 min",
    cutOff: (t) => `Brak połączenia – stan z ${t}`, cutOffEver: "Brak połączenia", connecting: "Łączenie z centralą",
    pages: (p, n) => `${p} z ${n}`, noPage: "Program wyświetlacza na tym urządzeniu nie działa. Strona połączy się sama ponownie.",
  },
  ar: {
    title: "النداءات", calling: "يُنادى الآن", idle: "يُرجى انتظار رقمكم", waiting: "في الانتظار", last: "آخر النداءات",
    people: { zero: "أشخاص", one: "شخص", two: "شخصان", few: "أشخاص", many: "شخصًا", other: "شخص" }, about: (m) => `نحو ${m} دقيقة`, soon: "أقل من 1 دقيقة",
    cutOff: (t) => `لا يوجد اتصال – آخر تحديث ${t}`, cutOffEver: "لا يوجد اتصال", connecting: "جارٍ الاتصال بالمركز",
    pages: (p, n) => `${p} من ${n}`, noPage: "برنامج العرض على هذا الجهاز لا يعمل. ستتصل الصفحة من جديد تلقائيًا.",
  },
};
const fromRight = ["ar"];

/** The first of the centre's languages that this page speaks. */
export const languageOf = (screen) => (screen?.languages ?? []).map((tag) => tag.split("-")[0].toLowerCase()).find((language) => language in words) ?? "en";
export const directionOf = (screen) => (fromRight.includes(languageOf(screen)) ? "rtl" : "ltr");
export const textsOf = (screen) => words[languageOf(screen)];

/** A name in the page's language, else in any. */
export const nameOf = (names, screen) =>
  names[languageOf(screen)] ?? (screen.languages ?? []).map((language) => names[language]).find(Boolean) ?? Object.values(names)[0] ?? "";

export const counterOf = (call, screen) => call.counterNames?.[languageOf(screen)] ?? call.counterName;
export const positionOf = (call, screen) => (call.position ? nameOf(call.position, screen) : "");

export function peopleOf(count, screen) {
  const language = languageOf(screen);
  const forms = words[language].people;
  return `${count} ${forms[new Intl.PluralRules(language).select(count)] ?? forms.other}`;
}

export const quoteOf = (seconds, texts) =>
  seconds == null ? "" : seconds < 60 ? texts.soon : texts.about(Math.round(seconds / 60));

/** Hour and minute at the centre, whatever this machine's own time zone is. */
export function timeOf(instant, timeZone) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: timeZone ?? undefined }).format(instant);
  } catch {
    return new Intl.DateTimeFormat("en-GB", form).format(instant);
  }
}
