// Why the centre called this ticket. It says so in English, for the record and for programs; here in the agent's language.
import { t } from "./console.js";

/** Every form the centre has; a test holds them against the engine's. */
const forms = [
  [/^waits for the agent$/, () => t("waits for this agent")],
  [/^waits for counter (.+)$/, counter => t("waits for counter {0}", counter)],
  [/^waits in the centre's pool$/, () => t("waits for the next free counter")],
  [/^the longest wait for (?:any of )?(.+)$/, services => t("the longest wait: {0}", services)],
  [/^the largest credit: time waited times (.+)$/, weights => t("the longest wait by weight: {0}", weights.replace(/(\d+) for ([^,]+)/g, "$2 × $1"))],
  [/^the least time left until the target of any of (.+)$/, services => t("the least time left until the target: {0}", services)],
  [/^the earliest appointment for any of (.+)$/, services => t("the earliest appointment: {0}", services)],
  [/^no rule finds a ticket$/, () => t("no rule finds a ticket")],
  [/^the agent's own choice$/, () => t("the agent's own choice")],
  [/^passed over (\d+) times$/, times => t("passed over {0} times", times)],
  [/^more than ([\d.]+) minutes beyond the target of ([\d.]+)$/, (minutes, target) => t("more than {0} minutes beyond the target of {1}", minutes, target)],
];

/** @param nameOf of a service's id. A form that is not known is said as the centre says it. */
export function reasonIn(english, nameOf) {
  for (const [form, say] of forms) {
    const found = form.exec(english);
    if (found) return say(...found.slice(1).map(part => part.replace(/[a-z0-9-]+/g, nameOf)));
  }
  return english;
}
