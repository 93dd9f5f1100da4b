// What the page asks of the browser to keep things: IndexedDB, and localStorage where that is refused; one writer a
// record by Web Lock; news between tabs; files, the clipboard.
//
// Any of it may throw, in a private window, a sandboxed frame or a full disk, so nothing here lets an exception out.
// The build puts this file and place.js in front of the glue: in Rust the same would weigh four times as much.
//
// `NAME` names the store, `room` is what listens for files (the document, or the root of an element), `host` may keep
// the texts instead, `ours` is in every name that goes when everything is cleared.
const GC_STORE = "texts";

const gcSettled = (request) =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
    request.onblocked = no;
  });

async function gcOpen(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(GC_STORE);
  return gcSettled(request);
}

// The page's own database, on its way since before the wasm came.
let gcEarly;

const gcStore = (NAME, room, host, ours = "grade-calculator") => {
  const PREFIX = NAME + "/";
  const LARGEST_FILE = 8000000;
  const LEAVING = ["pagehide", "visibilitychange"];
  // How much of a file's beginning and end tells what it is: `ENDS` in kinds.rs.
  const [FIRST, LAST] = [4096, 16384];

  let home = 0;
  let database;
  let channel;
  let told = () => {};
  let writing;
  let isClosing = false;

  async function open() {
    if (database) return database;
    const early = gcEarly;
    gcEarly = undefined;
    const opened = await (early ?? gcOpen(NAME));
    // A newer page, or a wipe, wants the database for itself: let go.
    opened.onversionchange = opened.onclose = () => {
      opened.close();
      if (database === opened) database = undefined;
    };
    return (database = opened);
  }

  const begin = (opened, mode) => opened.transaction(GC_STORE, mode, { durability: "strict" });

  // A row as the calculator has it: id, revision (null for a text of an earlier page), text.
  const flatRow = (id, it) => [id, it?.revision ?? null, String(it?.text ?? it)];
  // The recovery copies of a record stand behind all records.
  const copiesOf = (id) => IDBKeyRange.bound(`~${id}/`, `~${id}0`, false, true);

  async function all() {
    const rows = begin(await open(), "readonly").objectStore(GC_STORE);
    const records = IDBKeyRange.upperBound("~", true);
    const [keys, values, copies] = await Promise.all(
      [rows.getAllKeys(records), rows.getAll(records), rows.getAllKeys(IDBKeyRange.lowerBound("~"))].map(gcSettled),
    );
    return [copies.join(" "), ...keys.flatMap((id, at) => flatRow(id, values[at]))];
  }

  const spared = (key) => {
    const text = localStorage.getItem(key);
    return flatRow(key.slice(PREFIX.length), text.startsWith('{"id":') ? JSON.parse(text) : text);
  };
  const spareKeys = (start) => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + start));

  function spare() {
    localStorage.setItem(PREFIX, "");
    localStorage.removeItem(PREFIX);
    const copies = spareKeys("~").map((key) => key.slice(PREFIX.length));
    return [copies.join(" "), ...spareKeys("").filter((key) => key[PREFIX.length] !== "~").flatMap(spared)];
  }

  // Where things are kept, the keys of the recovery copies, then every other row: id, revision, text.
  async function look(hosts) {
    const hosted = await host?.look(hosts, (news) => told(news)).catch(() => {});
    // A course that is only looked at keeps nothing.
    if (hosted) return [host.keeps?.() === false ? "nowhere" : "host", "", ...hosted];
    let found = [""];
    try {
      found = await all();
      home = 2;
    } catch {
      try {
        found = spare();
        home = 1;
      } catch {
        home = 0;
      }
    }
    return [["nowhere", "weak", "safe"][home], ...found];
  }

  // The recovery copies of a record.
  async function copies(id) {
    try {
      if (home === 1) return spareKeys(`~${id}/`).flatMap(spared);
      const rows = begin(await open(), "readonly").objectStore(GC_STORE);
      return (await gcSettled(rows.getAll(copiesOf(id)))).flatMap((row) => flatRow(row.id, row));
    } catch {
      return [];
    }
  }

  // Writes all or nothing. `rows`: id, the revision that it must have (null: any), revision, text (null: it goes, with
  // its copies); the first is kept as it was under the key `copy`; the keys `gone` go. "clash" if a revision is another.
  async function keep(rows, copy, gone) {
    try {
      if (host?.kept()) return await host.keep(rows, copy, gone);
      if (home === 1) {
        const was = localStorage.getItem(PREFIX + rows[0]);
        for (const key of gone) localStorage.removeItem(PREFIX + key);
        if (copy && was) localStorage.setItem(PREFIX + copy, JSON.stringify({ ...JSON.parse(was), id: copy }));
        for (let at = 0; at < rows.length; at += 4) {
          const [id, , revision, text] = rows.slice(at, at + 4);
          if (text !== null) localStorage.setItem(PREFIX + id, JSON.stringify({ id, revision, text }));
          else for (const key of [PREFIX + id, ...spareKeys(`~${id}/`)]) localStorage.removeItem(key);
        }
        return "kept";
      }
      if (!home) return "refused";
      const transaction = (writing = begin(await open(), "readwrite"));
      let answer = "refused";
      await new Promise((yes) => {
        transaction.oncomplete = () => yes((answer = "kept"));
        transaction.onerror = transaction.onabort = yes;
        const stored = transaction.objectStore(GC_STORE);
        // Everything is asked for at once, and taken back where a revision is another: a page that is closed now is called
        // back no more.
        for (let at = 0; at < rows.length; at += 4) {
          const [id, expected, revision, text] = rows.slice(at, at + 4);
          stored.get(id).onsuccess = ({ target: { result: was } }) => {
            if (was && expected !== null && was.revision !== expected) {
              answer = "clash";
              transaction.abort();
            } else if (was && copy && !at) stored.put({ ...was, id: copy }, copy);
          };
          if (text === null) {
            stored.delete(id);
            stored.delete(copiesOf(id));
          } else stored.put({ id, revision, text }, id);
        }
        for (const key of gone) stored.delete(key);
        if (isClosing) transaction.commit();
      });
      if (writing === transaction) writing = undefined;
      if (answer === "kept") tell("changed");
      return answer;
    } catch {
      database = undefined;
      return "refused";
    }
  }

  // Whether what was handed over is kept: a host says so later.
  const sure = async () => (await host?.sure?.()) ?? true;

  function tell(news) {
    try {
      channel.postMessage(news);
    } catch {
      // Nobody hears of it, and the check of each write finds out.
    }
  }

  // What has stopped tells no more; of elements, that is seen to around them.
  const left = ({ type }) => {
    if (room === document && document.querySelector("#app[inert]")) return;
    isClosing = type === "pagehide";
    told("left");
    if (isClosing) writing?.commit();
  };

  // Starts telling: "mine" or "elsewhere" (who writes the record), "changed" or "wiped" (by another tab); "left" when the
  // page may go; of files "file", "large", "folder" or "lost", and the same with "also " in front for all but the first
  // that are dropped at once.
  function listen(callback) {
    told = (what, name = "", text = "", ends = "") => callback(what, name, text, ends);
    for (const act of LEAVING) addEventListener(act, left);
    try {
      channel = new BroadcastChannel(NAME);
      channel.onmessage = ({ data }) => {
        if (!host?.kept() && (data === "changed" || data === "wiped")) told(data);
      };
    } catch {
      // No news of other tabs.
    }
    room.addEventListener("change", ({ target }) => {
      if (!target.matches?.("input.gc-keep__file")) return;
      take(target.files[0]).then(() => (target.value = ""));
    });
    room.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
    room.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      const { files, items } = event.dataTransfer;
      // Asked for now: when the event is over, the items are gone.
      const folders = [...files].map((_, place) => items?.[place]?.webkitGetAsEntry?.()?.isDirectory);
      dropped([...files], folders);
    });
  }

  async function dropped(files, folders) {
    for (const [place, file] of files.entries()) await take(file, place ? "also " : "", folders[place]);
  }

  // A file's name, text and ends; of one that is too large, only the ends are read.
  async function take(file, also = "", isFolder = false) {
    if (!file) return;
    if (isFolder) return told(also + "folder", file.name);
    try {
      const ends = new Blob([file.slice(0, FIRST), file.slice(Math.max(0, file.size - LAST))]);
      const letters = Array.from(new Uint8Array(await ends.arrayBuffer()), (byte) => String.fromCharCode(byte)).join("");
      const large = file.size > LARGEST_FILE;
      told(also + (large ? "large" : "file"), file.name, large ? "" : await file.text(), letters);
    } catch {
      told(also + "lost", file.name);
    }
  }

  let release = () => {};
  let asking;
  let held;

  // Asks to be the one tab that writes a record; takes it from another tab if need be.
  function hold(id, steal) {
    // What the host keeps, only this frame writes.
    if ((held === id && !steal) || host?.kept()) return told("mine");
    held = undefined;
    release();
    asking?.abort();
    const mine = (asking = new AbortController());
    const { signal } = mine;
    const granted = (lock) => {
      if (signal.aborted) return;
      if (!lock) {
        told("elsewhere");
        ask({ signal });
        return;
      }
      held = id;
      told("mine");
      return new Promise((done) => (release = done));
    };
    const ask = async (options) => {
      try {
        await navigator.locks.request(PREFIX + id, options, granted);
      } catch (error) {
        if (signal.aborted) return;
        // No locks here: everybody writes, and the check of each write finds out.
        if (error?.name !== "AbortError") return told("mine");
        held = undefined;
        told("elsewhere");
        ask({ signal });
      }
    };
    ask(steal ? { steal: true } : { ifAvailable: true });
  }

  // Removes everything that this page ever kept here: "kept" is what it says if all of it is gone.
  async function wipe() {
    let answer = "kept";
    const gone = async (remove) => {
      try {
        await remove();
      } catch {
        answer = "refused";
      }
    };
    if (host?.kept()) {
      host.wipe();
      return host.keep([], "", []) === "kept" && (await sure()) ? "kept" : "refused";
    }
    if (home === 2) {
      await gone(async () => {
        const transaction = begin(await open(), "readwrite");
        transaction.objectStore(GC_STORE).clear();
        await new Promise((yes, no) => {
          transaction.oncomplete = yes;
          transaction.onabort = no;
        });
      });
      tell("wiped");
      await gone(async () => {
        database?.close();
        database = undefined;
        await gcSettled(indexedDB.deleteDatabase(NAME));
      });
    }
    await gone(() => {
      for (const key of Object.keys(globalThis.localStorage ?? {})) {
        if (key.includes(ours)) localStorage.removeItem(key);
      }
    });
    // Of somebody else's page the rest is not ours.
    if (room !== document) return answer;
    // What answers without a network goes first: it would fill its cache again.
    await gone(async () => (await navigator.serviceWorker?.getRegistration(new URL("./", location.href)))?.unregister());
    if ("caches" in globalThis) {
      await gone(async () => {
        for (const key of await caches.keys()) if (key.includes("grade-calculator")) await caches.delete(key);
      });
    }
    return answer;
  }

  // Saves a file: where the browser can, to a place of the person's choice; else among the downloads.
  async function give(name, text) {
    try {
      if (globalThis.showSaveFilePicker) {
        const handle = await showSaveFilePicker({ suggestedName: name });
        const writing = await handle.createWritable();
        await writing.write(text);
        await writing.close();
        return "saved";
      }
    } catch (error) {
      if (error.name === "AbortError") return "cancelled";
    }
    return download(name, "application/json", text);
  }

  function download(name, type, text) {
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      return "downloaded";
    } catch {
      return "refused";
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return "copied";
    } catch {
      return "refused";
    }
  }

  // Tells nothing more, and writes nothing more.
  function leave() {
    told = () => {};
    for (const act of LEAVING) removeEventListener(act, left);
    channel?.close();
    asking?.abort();
    release();
  }

  return { look, copies, keep, sure, listen, hold, wipe, give, download, copy, leave };
};
