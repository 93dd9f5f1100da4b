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

/** The row of a record: its id, the revision of its first write, its text. */
export const row = (text, id = UID) => ({ id, revision: `1 ${checksum(text)}`, text });

/** Puts rows (or texts, as earlier pages did) under their keys and removes those that are null; run in a page of the origin that has kept something. */
export function put(page, values) {
  return page.evaluate(([database, store, given]) => new Promise((done, failed) => {
    const opening = indexedDB.open(database);
    opening.onerror = failed;
    opening.onsuccess = () => {
      const writing = opening.result.transaction(store, "readwrite");
      for (const [key, value] of Object.entries(given)) {
        if (value === null) writing.objectStore(store).delete(key);
        else writing.objectStore(store).put(value, key);
      }
      writing.oncomplete = () => (opening.result.close(), done());
    };
  }), [DATABASE, STORE, values]);
}

/** Everything that is stored, by key: rows, or texts as earlier pages had them. */
export function stored(page) {
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

/** Every text that is stored, by key. */
export async function kept(page) {
  return Object.fromEntries(Object.entries(await stored(page)).map(([key, value]) => [key, value?.text ?? value]));
}

/** Puts a text in the place of a record, as if the page had written it. */
export async function putRecord(page, text, id = UID) {
  const copies = Object.keys(await stored(page)).filter((key) => key.startsWith(`~${id}/`));
  await put(page, { ...Object.fromEntries(copies.map((key) => [key, null])), [id]: row(text, id) });
}

/** How often a record was written. */
export async function newest(page, id = UID) {
  return Number((await stored(page))[id].revision.split(" ")[0]);
}
