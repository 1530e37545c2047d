// The page of a host that serves nobody: how it stands now, and the hand that lets it take over.
import { ask, livePart, say, t } from "./console.js";
import { inWords } from "./problem-words.js";

const form = document.getElementById("take-over");
// Where it serves again, this page is over.
const refresh = livePart("/standby/live", document.getElementById("live"), document.getElementById("connection"), { 404: () => location.assign("/") });
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
