// People and keys: every change is one call, then the page is asked for again.
import { ask, say } from "./console.js";

const said = document.getElementById("said");

async function change(method, path, body) {
  try {
    const made = await ask(method, path, body);
    say(said, "");
    return { made };
  } catch (e) {
    say(said, e.code === "no-answer" ? "The centre does not answer. Nothing was changed here; look again before you repeat it." : e.message);
    said.scrollIntoView({ block: "nearest" });
    return null;
  }
}

function onSubmit(id, handle) {
  const form = document.getElementById(id);
  form?.addEventListener("submit", event => { event.preventDefault(); handle(form, new FormData(form)); });
}

onSubmit("own-password", async (_, data) => {
  if (await change("PUT", "/api/session/password", { password: data.get("password") })) location.reload();
});
onSubmit("new-person", async (_, data) => {
  const person = { user: data.get("user"), name: data.get("name"), password: data.get("password"), roles: data.getAll("roles") };
  if (await change("POST", "/api/people", person)) location.reload();
});
onSubmit("new-key", async (form, data) => {
  const done = await change("POST", "/api/keys", { name: data.get("name"), role: data.get("role") });
  if (!done) return;
  form.querySelector("[data-key]").textContent = done.made.key;
  document.getElementById("made").hidden = false;
  form.reset();
});
for (const button of document.querySelectorAll("[data-remove-person]"))
  button.addEventListener("click", () => remove(`/api/people/${button.dataset.removePerson}`, `Remove ${button.dataset.removePerson}? Their sessions end at once.`));
for (const button of document.querySelectorAll("[data-remove-key]"))
  button.addEventListener("click", () => remove(`/api/keys/${button.dataset.removeKey}`, `Remove the key ${button.dataset.removeKey}? Its program is refused from now on.`));

async function remove(path, question) {
  if (confirm(question) && await change("DELETE", path)) location.reload();
}
