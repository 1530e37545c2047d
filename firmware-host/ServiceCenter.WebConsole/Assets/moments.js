// When something was done at this page, for the centre to count from; as the button box's Moments know it. This computer's clock is
// asked nowhere: somebody may set it. What is asked is how much time has passed since the page began, and what the host's clock said then.
import { newKey } from "./console.js";

/** By how much two clocks may drift apart, of the time that passes. */
const drift = 0.0005;
/** Names the clock that moments are read from: each life of the page has its own. */
const life = newKey();

let told = null;

/** What the host's clock said, at some moment since `asked`. */
export const hear = ({ now, incarnation }, asked) => { told = { now: Date.parse(now), incarnation, asked, answered: performance.now() }; };

const instant = at => ({ incarnation: told.incarnation, at: new Date(at).toISOString() });

/** Now: after what the host said last, and what has passed since. A computer that slept has counted less, never more. */
export function moment() {
  const at = performance.now();
  return { life, at, notBefore: told && instant(Math.floor(told.now + (at - told.answered) * (1 - drift))) };
}

/**
 * Between which two instants of the host's clock it was. Nor later than what the host has said since, less what had passed by then;
 * of an earlier life of the page, no later than this one began.
 */
export function bounds(moment) {
  const at = moment.life === life ? moment.at : 0;
  return {
    notBefore: moment.notBefore ?? undefined,
    notAfter: told?.asked > at ? instant(Math.ceil(told.now - (told.asked - at) * (1 - drift))) : undefined,
  };
}

/** How long ago at most, in milliseconds. */
export const age = moment => moment?.notBefore && told
  ? (told.now + (performance.now() - told.answered)) - Date.parse(moment.notBefore.at)
  : Infinity;
