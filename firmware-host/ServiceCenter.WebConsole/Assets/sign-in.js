// Sign in, then go where one wanted to go.
import { ask, say } from "./console.js";
import { inWords } from "./problem-words.js";

const form = document.getElementById("sign-in"), byPin = document.getElementById("by-pin");
const passphrase = document.querySelector("[data-passphrase]")?.dataset.passphrase;

async function signIn(form, path, body) {
  try {
    const session = await ask("POST", path, body);
    const wanted = form.dataset.return;
    location.assign(wanted !== "/" ? wanted : session.roles.includes("admin") && path === "/api/session" ? "/admin" : session.roles.includes("manager") ? "/manager" : "/");
  } catch (e) {
    say(form.querySelector("[data-problem]"), inWords(e));
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
