// People, desks and keys: every change is one call, then the page is asked for again.
import { ask, say, t } from "./console.js";
import { inWords } from "./problem-words.js";

const said = document.getElementById("said"), dialog = document.getElementById("change-person");

async function change(method, path, body) {
  try {
    const made = await ask(method, path, body);
    say(said, "");
    return { made };
  } catch (e) {
    say(said, e.code === "no-answer" ? t("The centre does not answer. Look again before you repeat it.") : inWords(e));
    said.scrollIntoView({ block: "nearest" });
    return null;
  }
}

async function changeAndShow(method, path, body) {
  if (await change(method, path, body)) location.reload();
}

function onSubmit(id, handle) {
  const form = document.getElementById(id);
  form?.addEventListener("submit", event => { event.preventDefault(); handle(form, new FormData(form)); });
}

onSubmit("own-password", (_, data) => changeAndShow("PUT", "/api/session/password", { password: data.get("password") }));
onSubmit("new-person", (_, data) => changeAndShow("POST", "/api/people", {
  user: data.get("user"), name: data.get("name"), password: data.get("password"), roles: data.getAll("roles"), pin: data.get("pin") || undefined,
}));
onSubmit("new-desk", (_, data) => changeAndShow("POST", "/api/desks", { name: data.get("name") }));
onSubmit("new-key", async (form, data) => {
  const done = await change("POST", "/api/keys", { name: data.get("name"), role: data.get("role") });
  if (!done) return;
  form.querySelector("[data-key]").textContent = done.made.key;
  document.getElementById("made").hidden = false;
  form.reset();
});

// The dialog that changes a person

let person = null;
for (const button of document.querySelectorAll("[data-change-person]"))
  button.addEventListener("click", () => {
    person = button.dataset;
    const form = dialog.querySelector("form"), roles = person.roles.split(" ");
    form.reset();
    form.querySelector("[data-user]").textContent = person.changePerson;
    form.elements.name.value = person.name;
    for (const box of form.querySelectorAll("[name=roles]")) box.checked = roles.includes(box.value);
    form.querySelector("[data-has-pin]").hidden = !person.pin;
    form.querySelector("[value=disable]").hidden = Boolean(person.disabled);
    form.querySelector("[value=enable]").hidden = !person.disabled;
    dialog.returnValue = "";
    dialog.showModal();
  });

dialog.addEventListener("close", () => {
  const path = `/api/people/${person.changePerson}`, data = new FormData(dialog.querySelector("form"));
  switch (dialog.returnValue) {
    case "save": return changeAndShow("PUT", path, {
      name: data.get("name"), roles: data.getAll("roles"), password: data.get("password") || undefined, pin: data.get("noPin") ? "" : data.get("pin") || undefined,
    });
    case "disable": return changeAndShow("PUT", path, { disabled: true });
    case "enable": return changeAndShow("PUT", path, { disabled: false });
    case "remove": return remove(path, t("Remove {0}? Their sessions end at once.", person.changePerson));
  }
});

for (const button of document.querySelectorAll("[data-remove-key]"))
  button.addEventListener("click", () => remove(`/api/keys/${button.dataset.removeKey}`, t("Remove the key {0}? Its program is refused from now on.", button.dataset.removeKey)));
for (const button of document.querySelectorAll("[data-remove-desk]"))
  button.addEventListener("click", () => remove(`/api/desks/${button.dataset.removeDesk}`, t("Remove the desk {0}? A PIN is no longer enough there.", button.dataset.removeDesk)));

async function remove(path, question) {
  if (confirm(question)) await changeAndShow("DELETE", path);
}
