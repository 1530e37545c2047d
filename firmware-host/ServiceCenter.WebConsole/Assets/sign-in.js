// Sign in, then go where one wanted to go.
import { ask, say } from "./console.js";

const texts = {
  "no-answer": "The centre does not answer. Try again in a moment.",
};
const form = document.getElementById("sign-in");
const problem = form.querySelector("[data-problem]");
const passphrase = document.querySelector("[data-passphrase]")?.dataset.passphrase;

async function signIn(user, password) {
  try {
    const session = await ask("POST", "/api/session", { user, password });
    const wanted = form.dataset.return;
    location.assign(wanted !== "/" ? wanted : session.roles.includes("admin") ? "/admin" : session.roles.includes("manager") ? "/manager" : "/");
  } catch (e) {
    say(problem, texts[e.code] ?? e.message);
  }
}

form.addEventListener("submit", event => {
  event.preventDefault();
  signIn(form.elements.user.value.trim(), form.elements.password.value);
});
for (const button of document.querySelectorAll("[data-user]"))
  button.addEventListener("click", () => signIn(button.dataset.user, passphrase));
