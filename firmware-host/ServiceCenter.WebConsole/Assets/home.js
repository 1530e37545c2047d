// The start page: how many wait, as it changes.
import { follow } from "./console.js";

const show = queue => {
  const figure = document.querySelector(`[data-queue="${CSS.escape(queue.service)}"] [data-waiting]`);
  if (figure) figure.textContent = queue.waiting;
};

follow({ snapshot: all => all.queues.forEach(show), queue: show });
