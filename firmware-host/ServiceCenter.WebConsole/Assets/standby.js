// The page of a host that serves nobody: how it stands now, and the hand that lets it take over.
import { ask, say, stale, t } from "./console.js";
import { inWords } from "./problem-words.js";

const live = document.getElementById("live"), notice = document.getElementById("connection"), form = document.getElementById("take-over");
let last = new Date();

async function refresh() {
  try {
    const answer = await fetch("/standby/live", { signal: AbortSignal.timeout(5000) });
    // It serves again: this page is over.
    if (answer.status === 404) return location.assign("/");
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
    last = new Date();
    notice.hidden = true;
  } catch {
    notice.textContent = stale(last);
    notice.hidden = false;
  }
}
setInterval(refresh, 1000);

form?.addEventListener("submit", async event => {
  event.preventDefault();
  const out = form.querySelector("[data-problem]"), button = form.querySelector("button");
  button.disabled = true;
  try {
    await ask("POST", "/api/standby/take-over", { user: form.user.value, password: form.password.value });
    say(out, t("This standby takes over now."), "warn");
  } catch (e) {
    say(out, inWords(e));
    button.disabled = false;
  }
});
