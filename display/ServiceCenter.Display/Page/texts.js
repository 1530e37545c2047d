// The page's own words, from the files in the folder Words. Names of services, counters and the centre come from the centre.
const words = await (await fetch("/wall/words.json")).json();

/** The first of the centre's languages that this page speaks. */
export const languageOf = (screen) => (screen?.languages ?? []).map((tag) => tag.split("-")[0].toLowerCase()).find((language) => language in words) ?? "en";
export const textsOf = (screen) => words[languageOf(screen)];
export const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);

/** A name in the page's language, else in any. */
export const nameOf = (names, screen) =>
  names[languageOf(screen)] ?? (screen.languages ?? []).map((language) => names[language]).find(Boolean) ?? Object.values(names)[0] ?? "";

export const counterOf = (call, screen) => call.counterNames?.[languageOf(screen)] ?? call.counterName;
export const positionOf = (call, screen) => (call.position ? nameOf(call.position, screen) : "");

export function peopleOf(count, screen) {
  const language = languageOf(screen);
  const texts = words[language];
  return `${count} ${texts[`people.${new Intl.PluralRules(language).select(count)}`] ?? texts["people.other"]}`;
}

export const quoteOf = (seconds, texts) =>
  seconds == null ? "" : seconds < 60 ? texts.soon : fill(texts.about, Math.round(seconds / 60));

/** Hour and minute at the centre, whatever this machine's own time zone is. */
export function timeOf(instant, timeZone) {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...form, timeZone: timeZone ?? undefined }).format(instant);
  } catch {
    return new Intl.DateTimeFormat("en-GB", form).format(instant);
  }
}
