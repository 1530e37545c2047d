// The counter page's words, and which button the state allows.

export const keys = {
  n: "call-next", s: "start", f: "finish", r: "recall", q: "recycle", a: "no-show", p: "park", t: "transfer", e: "ready", b: "break", u: "undo", c: "close", o: "open",
};

/** As the centre would decide; it has the last word all the same. */
export function allowed(action, { state, canUndo }) {
  switch (action) {
    case "open": return state === "closed";
    case "call-next": case "call": return state === "open" || state === "wrapping-up";
    case "start": case "recall": case "recycle": case "no-show": return state === "calling";
    case "finish": case "park": case "transfer": return state === "serving";
    case "unpark": return state === "open" || state === "wrapping-up";
    case "ready": return state === "wrapping-up" || state === "on-break";
    case "break": return state === "open" || state === "wrapping-up";
    case "undo": return Boolean(canUndo);
    case "close": return ["open", "wrapping-up", "on-break"].includes(state);
    default: return false;
  }
}

/** The step that most often comes next. */
export const main = ({ state }) =>
  ({ closed: "open", open: "call-next", calling: "start", serving: "finish", "wrapping-up": "call-next", "on-break": "ready" })[state];

export const texts = {
  states: { closed: "Closed", open: "Open", calling: "Calling", serving: "Serving", "wrapping-up": "Wrapping up", "on-break": "On break" },
  tones: { open: "good", calling: "warn", serving: "busy", "wrapping-up": "busy", "on-break": "warn" },
  steps: { park: "parking", unpark: "call", transfer: "transfer", recall: "calling again", recycle: "return", ready: "ready", break: "break", issue: "issue", call: "call", start: "start", finish: "finish", "no-show": "no-show", leave: "leave", cancel: "cancel", open: "opening", close: "closing" },
  closed: "This counter is closed.",
  nobody: "Nobody is in front of you.",
  wrappingUp: "Wrapping up.",
  onBreak: reason => `On break: ${reason}`,
  until: time => `until ${time} at the latest`,
  callBack: number => `Call ${number} back now`,
  backAt: time => `waits again at ${time}`,
  note: note => `Note: ${note}`,
  callThis: number => `Call ${number} now, out of turn`,
  calling: "Calling",
  serving: "Serving",
  noneWaits: "Nobody waits.",
  notShown: "No wall has shown this call for 3 s: call the number out",
  retrying: "The centre does not answer. The same request is sent again until it does; it is done only once.",
  shown: time => `Shown on the wall ${time}`,
  speaks: language => `Speaks ${languageNamed(language)}`,
  needs: needs => `Needs: ${needs}`,
  why(why, profile, waited, nameOf) {
    const passed = why.passedOverCount > 0 ? ` Passed over: ${why.passedOver.join(", ")}${why.passedOverCount > why.passedOver.length ? " and others" : ""}.` : "";
    const bound = why.bound ? ` Bound: ${why.bound}.` : "";
    const reason = why.reason.replace(/[a-z0-9-]+/g, nameOf);
    const rule = why.rule > 0 ? ` (rule ${why.rule} of “${profile}”)` : "";
    return `Why this one: ${reason}${rule}; waited ${waited}.${passed}${bound}`;
  },
  refusals: {
    "nothing-waiting": "Nobody waits for this counter's services.",
    "counter-closed": "This counter is closed. Open it first.",
    "already-serving": "Somebody is still in front of you. Finish with them first.",
    "on-break": "You are on break. Press Ready first.",
    "ticket-not-waiting": "This ticket is not waiting any more.",
    "ready-already": "You are ready already.",
    "not-your-ticket": "Somebody else is in front of you by now: look at the number and try again.",
    "nothing-to-undo": "There is nothing to undo.",
    "not-allowed": "You may not do this at this counter.",
    "day-closed": "The centre is closed: no day is open.",
  },
};

/** A well-formed tag may still be one that this browser refuses: then the agent reads the tag. */
function languageNamed(tag) {
  try { return new Intl.DisplayNames("en", { type: "language", fallback: "code" }).of(tag) ?? tag; } catch { return tag; }
}
