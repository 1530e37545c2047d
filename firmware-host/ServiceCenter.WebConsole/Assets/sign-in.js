// Sign in, then go where one wanted to go.
import { ask, say, t } from "./console.js";

const texts = {
  "no-answer": () => t("The centre does not answer. Try again in a moment."),
  "wrong-password": () => t("User name and password do not belong together."),
  "wrong-pin": () => t("This is not the PIN of that person."),
  "no-shared-desk": () => t("This computer is no shared desk any more. Sign in with your password."),
};
const form = document.getElementById("sign-in"), byPin = document.getElementById("by-pin");
const passphrase = document.querySelector("[data-passphrase]")?.dataset.passphrase;

async function signIn(form, path, body) {
  try {
    const session = await ask("POST", path, body);
    const wanted = form.dataset.return;
    location.assign(wanted !== "/" ? wanted : session.roles.includes("admin") && path === "/api/session" ? "/admin" : session.roles.includes("manager") ? "/manager" : "/");
  } catch (e) {
    say(form.querySelector("[data-problem]"), texts[e.code]?.() ?? e.message);
  }
}

form.addEventListener("submit", event => {
  event.preventDefault();
  signIn(form, "/api/session", { user: form.elements.user.value.trim(), password: form.elements.password.value });
});
byPin?.addEventListener("submit", async event => {
  event.preventDefault();
  const pin = byPin.elements.pin.value;
  byPin.elements.pin.value = "";
  await signIn(byPin, "/api/session/pin", { user: new FormData(byPin).get("user"), pin });
  byPin.elements.pin.focus();
});
for (const button of document.querySelectorAll("[data-user]"))
  button.addEventListener("click", () => signIn(form, "/api/session", { user: button.dataset.user, password: passphrase }));
