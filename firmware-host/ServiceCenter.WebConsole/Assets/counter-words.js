// The counter page's words, and which button the state allows.
import { language, t } from "./console.js";
import { reasonIn } from "./why-words.js";

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
  states: { closed: t("Closed"), open: t("Open"), calling: t("Calling"), serving: t("Serving"), "wrapping-up": t("Wrapping up"), "on-break": t("On break") },
  tones: { open: "good", calling: "warn", serving: "busy", "wrapping-up": "busy", "on-break": "warn" },
  steps: {
    park: t("parking"), unpark: t("call"), transfer: t("transfer"), recall: t("calling again"), recycle: t("return"), ready: t("ready"), break: t("break"),
    issue: t("issue"), call: t("call"), start: t("start"), finish: t("finish"), "no-show": t("no-show"), leave: t("leave"), cancel: t("cancel"), open: t("opening"), close: t("closing"),
  },
  /** What a button is called, for a step that waits in the outbox. */
  actions: {
    open: t("Open counter"), "call-next": t("Next"), call: t("Call"), start: t("Start"), finish: t("Finish"), recall: t("Call again"), recycle: t("Back to queue"), "no-show": t("No-show"),
    park: t("Park …"), unpark: t("Call"), transfer: t("Transfer …"), ready: t("Ready"), break: t("Break …"), undo: t("Undo"), close: t("Close counter"),
  },
  call: t("Call"),
  undo: step => step ? t("Undo {0}", step) : t("Undo"),
  closed: t("This counter is closed."),
  nobody: t("Nobody is in front of you."),
  wrappingUp: t("Wrapping up."),
  onBreak: reason => t("On break: {0}", reason),
  until: time => t("until {0} at the latest", time),
  callBack: number => t("Call {0} back now", number),
  backAt: time => t("waits again at {0}", time),
  note: note => t("Note: {0}", note),
  callThis: number => t("Call {0} now, out of turn", number),
  calling: t("Calling"),
  serving: t("Serving"),
  noneWaits: t("Nobody waits."),
  notShown: t("No wall has shown this call for 3 s: call the number out"),
  elsewhere: counter => t("You are at {0} already.", counter),
  unsent: (action, time) => t("Not answered yet: “{0}” of {1}. It is kept on this computer and sent until the centre answers; it is done only once.", action, time),
  old: (action, time) => t("“{0}” of {1} was never answered. Look at what is in front of you: is it still wanted?", action, time),
  shown: time => t("Shown on the wall {0}", time),
  speaks: tag => t("Speaks {0}", languageNamed(tag)),
  needs: needs => t("Needs: {0}", needs),
  why(why, profile, waited, nameOf) {
    const parts = [t("Why this one: {0}", reasonIn(why.reason, nameOf)) + (why.rule > 0 ? ` (${t("rule {0} of “{1}”", why.rule, profile)})` : ""), t("waited {0}", waited)];
    if (why.passedOverCount > 0) parts.push(t("passed over: {0}", why.passedOver.join(", ") + (why.passedOverCount > why.passedOver.length ? " …" : "")));
    if (why.bound) parts.push(t("bound: {0}", reasonIn(why.bound, nameOf)));
    return parts.join("; ") + ".";
  },
};

/** A well-formed tag may still be one that this browser refuses: then the agent reads the tag. */
function languageNamed(tag) {
  try { return new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(tag) ?? tag; } catch { return tag; }
}
