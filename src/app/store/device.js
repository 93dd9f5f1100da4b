// What the page asks of the browser to keep things: IndexedDB, and localStorage where that is refused; one writer a
// record by Web Lock; news between tabs; files, the clipboard.
//
// Any of it may throw, in a private window, a sandboxed frame or a full disk, so nothing here lets an exception out.
// The build puts this file and place.js in front of the glue: in Rust the same would weigh four times as much.
//
// `NAME` names the store, `room` is what listens for files (the document, or the root of an element), `host` may keep
// the texts instead, `ours` is in every name that goes when everything is cleared.
const gcStore = (NAME, room, host, ours = "grade-calculator") => {
  const STORE = "texts";
  const PREFIX = NAME + "/";
  const PATIENCE = 900;
  const LONGEST = 1200000;
  const LARGEST_FILE = 4000000;
  // How much of a file's beginning and end tells what it is: `ENDS` in kinds.rs.
  const [FIRST, LAST] = [4096, 16384];

  let home = 0;
  let database;
  let channel;
  let told = () => {};
  const gone = new AbortController();

  const settled = (request) =>
    new Promise((yes, no) => {
      request.onsuccess = () => yes(request.result);
      request.onerror = () => no(request.error);
      request.onblocked = no;
    });

  const patient = (promise) =>
    Promise.race([promise, new Promise((_, no) => setTimeout(no, PATIENCE, new Error("no answer")))]);

  async function open() {
    if (database) return database;
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    const opened = await settled(request);
    // A newer page, or a wipe, wants the database for itself: let go.
    opened.onversionchange = opened.onclose = () => {
      opened.close();
      if (database === opened) database = undefined;
    };
    return (database = opened);
  }

  const begin = (opened, mode) => opened.transaction(STORE, mode, { durability: "strict" });

  async function all() {
    const texts = begin(await open(), "readonly").objectStore(STORE);
    const [keys, values] = await Promise.all([settled(texts.getAllKeys()), settled(texts.getAll())]);
    return keys.flatMap((key, at) => [key, values[at]]);
  }

  function spare() {
    localStorage.setItem(PREFIX, "");
    localStorage.removeItem(PREFIX);
    const found = [];
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) found.push(key.slice(PREFIX.length), localStorage.getItem(key));
    }
    return found;
  }

  // Where things are kept, then keys and texts in turn.
  async function look(hosts) {
    const hosted = await host?.look(hosts, (news) => told(news)).catch(() => {});
    // A course that is only looked at keeps nothing.
    if (hosted) return [host.keeps?.() === false ? "nowhere" : "host", ...hosted];
    let found = [];
    try {
      found = await patient(all());
      home = 2;
    } catch {
      try {
        found = spare();
        home = 1;
      } catch {
        home = 0;
      }
    }
    const texts = found.map((text) => String(text).slice(0, LONGEST));
    return [["nowhere", "weak", "safe"][home], ...texts];
  }

  // Writes and removes (null) all or nothing, unless one of the checked texts is not what it was: "clash".
  async function keep(checks, changes) {
    try {
      if (host?.kept()) return await host.keep(checks, changes);
      if (home === 1) {
        for (let at = 0; at < changes.length; at += 2) {
          if (changes[at + 1] === null) localStorage.removeItem(PREFIX + changes[at]);
          else localStorage.setItem(PREFIX + changes[at], changes[at + 1]);
        }
        return "kept";
      }
      if (!home) return "refused";
      const opened = await open();
      const transaction = begin(opened, "readwrite");
      let answer = "refused";
      await new Promise((yes) => {
        transaction.oncomplete = () => yes((answer = "kept"));
        transaction.onerror = transaction.onabort = yes;
        const texts = transaction.objectStore(STORE);
        try {
          for (let at = 0; at < checks.length; at += 2) {
            texts.get(checks[at]).onsuccess = ({ target }) => {
              if (target.result === undefined || target.result === checks[at + 1]) return;
              transaction.abort();
              answer = "clash";
            };
          }
          for (let at = 0; at < changes.length; at += 2) {
            if (changes[at + 1] === null) texts.delete(changes[at]);
            else texts.put(changes[at + 1], changes[at]);
          }
        } catch {
          transaction.abort();
        }
      });
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

  // Starts telling: "mine" or "elsewhere" (who writes the record), "changed" or "wiped" (by another tab); of files "file",
  // "large", "folder" or "lost", and the same with "also " in front for all but the first that are dropped at once.
  function listen(callback) {
    told = (what, name = "", text = "", ends = "") => callback(what, name, text, ends);
    try {
      channel = new BroadcastChannel(NAME);
      channel.onmessage = ({ data }) => {
        if (!host?.kept() && (data === "changed" || data === "wiped")) told(data);
      };
    } catch {
      // No news of other tabs.
    }
    // A last chance to write what waits.
    for (const end of ["visibilitychange", "pagehide"]) addEventListener(end, () => told("on"), { signal: gone.signal });
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
      return host.keep([], []) === "kept" && (await sure()) ? "kept" : "refused";
    }
    if (home === 2) {
      await gone(async () => {
        const transaction = begin(await open(), "readwrite");
        transaction.objectStore(STORE).clear();
        await new Promise((yes, no) => {
          transaction.oncomplete = yes;
          transaction.onabort = no;
        });
      });
      tell("wiped");
      await gone(async () => {
        database?.close();
        database = undefined;
        await settled(indexedDB.deleteDatabase(NAME));
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
    gone.abort();
    channel?.close();
    asking?.abort();
    release();
  }

  return { look, keep, sure, listen, hold, wipe, give, download, copy, leave };
};
