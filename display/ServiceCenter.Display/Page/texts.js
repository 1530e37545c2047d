// The page's own words. Names of services, counters and the centre come from the centre.
const words = {
  en: {
    title: "Calls", calling: "Now calling", idle: "Please wait for your number", waiting: "Waiting", last: "Last calls",
    people: (n) => (n === 1 ? "1 person" : `${n} people`), about: (m) => `about ${m} min`, soon: "under 1 min",
    cutOff: (t) => `Not connected – last known at ${t}`, cutOffEver: "Not connected", connecting: "Connecting to the centre",
    pages: (p, n) => `${p} of ${n}`, noPage: "The display program on this machine is not running. This page reconnects by itself.",
  },
  de: {
    title: "Aufrufe", calling: "Jetzt aufgerufen", idle: "Bitte warten Sie auf Ihre Nummer", waiting: "Es warten", last: "Letzte Aufrufe",
    people: (n) => (n === 1 ? "1 Person" : `${n} Personen`), about: (m) => `etwa ${m} Min.`, soon: "unter 1 Min.",
    cutOff: (t) => `Keine Verbindung – Stand ${t}`, cutOffEver: "Keine Verbindung", connecting: "Verbindung wird aufgebaut",
    pages: (p, n) => `${p} von ${n}`, noPage: "Das Anzeigeprogramm auf diesem Gerät läuft nicht. Die Seite verbindet sich von selbst wieder.",
  },
};

/** The first of the centre's languages that this page speaks. */
export const languageOf = (screen) => (screen?.languages ?? []).find((language) => language in words) ?? "en";
export const textsOf = (screen) => words[languageOf(screen)];

/** A service's name in the page's language, else in any. */
export const nameOf = (names, screen) =>
  names[languageOf(screen)] ?? (screen.languages ?? []).map((language) => names[language]).find(Boolean) ?? Object.values(names)[0] ?? "";

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
