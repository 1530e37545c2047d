// Steps of the counter page that have no answer yet, kept in the browser's own store: a reload, a crash or a flat battery
// between the click and the answer loses nothing. What is in here may or may not have been done; asked again under its key
// it is done once.

const store = "steps";

/** Null where the browser keeps nothing (a private window): then a step lives as long as its page. */
const opened = new Promise(resolve => {
  try {
    const request = indexedDB.open("servicecenter", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => resolve(null);
  } catch {
    resolve(null);
  }
});

async function within(mode, work) {
  const database = await opened;
  if (!database) return undefined;
  return new Promise(resolve => {
    const transaction = database.transaction(store, mode), request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => resolve(undefined);
  });
}

/** On disk before it is sent. */
export const keep = step => within("readwrite", steps => steps.put(step));
export const forget = key => within("readwrite", steps => steps.delete(key));

/** The oldest unanswered step of this counter. Of another user it is dropped: nobody's step goes out under another name. */
export async function left(counter, user) {
  const all = await within("readonly", steps => steps.getAll()) ?? [];
  for (const stranger of all.filter(step => step.counter === counter && step.user !== user)) await forget(stranger.key);
  return all.filter(step => step.counter === counter && step.user === user).sort((a, b) => a.at - b.at)[0] ?? null;
}
