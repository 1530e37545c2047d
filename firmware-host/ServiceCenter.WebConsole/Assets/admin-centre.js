// The centre's file: read again, go back to an earlier version. Each is one call, then the page is asked for again.
import { ask, say, t } from "./console.js";
import { inWords } from "./problem-words.js";

const said = document.getElementById("said");

async function change(path) {
  try {
    await ask("POST", path);
    location.assign("/admin/centre");
  } catch (e) {
    // What is wrong with the file stands on the page itself.
    if (e.code === "centre-file-wrong") return location.assign("/admin/centre");
    say(said, e.code === "no-answer" ? t("The centre does not answer. Look again before you repeat it.") : inWords(e));
    said.scrollIntoView({ block: "nearest" });
  }
}

document.getElementById("reload").addEventListener("click", () => change("/api/centre/reload"));
for (const button of document.querySelectorAll("[data-roll-back]"))
  button.addEventListener("click", () => {
    const version = button.dataset.rollBack;
    if (confirm(t("Go back to version {0}? It comes into force at once; the file is left aside until it changes.", version))) change(`/api/centre/versions/${version}/roll-back`);
  });
