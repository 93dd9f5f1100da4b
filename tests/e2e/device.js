// What a device keeps, seen and changed from outside the page.

import { UID } from "./journey.js";

/** How the page names what it keeps. */
const DATABASE = "apprenticeship-grade-calculator";
const STORE = "texts";

/** The checksum of a snapshot: FNV-1a, 64 bits. */
export function checksum(text) {
  let sum = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text, "utf8")) sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return sum.toString(16).padStart(16, "0");
}

/** Puts texts under their keys and removes those that are null; run in a page of the origin that has kept something. */
export function put(page, texts) {
  return page.evaluate(([database, store, given]) => new Promise((done, failed) => {
    const opening = indexedDB.open(database);
    opening.onerror = failed;
    opening.onsuccess = () => {
      const writing = opening.result.transaction(store, "readwrite");
      for (const [key, text] of Object.entries(given)) {
        if (text === null) writing.objectStore(store).delete(key);
        else writing.objectStore(store).put(text, key);
      }
      writing.oncomplete = () => (opening.result.close(), done());
    };
  }), [DATABASE, STORE, texts]);
}

/** Every text that is kept, by key. */
export function kept(page) {
  return page.evaluate(([database, store]) => new Promise((done, failed) => {
    const opening = indexedDB.open(database);
    opening.onerror = failed;
    opening.onsuccess = () => {
      const texts = opening.result.transaction(store).objectStore(store);
      const [keys, values] = [texts.getAllKeys(), texts.getAll()];
      values.onsuccess = () => (opening.result.close(), done(Object.fromEntries(keys.result.map((key, at) => [key, values.result[at]]))));
    };
  }), [DATABASE, STORE]);
}

/** Puts a text in the place of a record, as if the page had written it: one whole snapshot and its pointer. */
export async function putRecord(page, text, id = UID) {
  const there = Object.keys(await kept(page)).filter((key) => key.startsWith(`copy/${id}/`));
  const check = checksum(text);
  await put(page, {
    ...Object.fromEntries(there.map((key) => [key, null])),
    [`copy/${id}/1`]: `${check} ${text}`,
    [`at/${id}`]: `1 ${check}`,
  });
}

/** The number of the newest snapshot of a record. */
export async function newest(page, id = UID) {
  const numbers = Object.keys(await kept(page)).filter((key) => key.startsWith(`copy/${id}/`)).map((key) => Number(key.split("/").pop()));
  return Math.max(...numbers);
}
