// One calculator on somebody else's page, and what all of them share. The build puts paper.js and this file in front of
// grade-calculator.js, replaces names by hashed ones, and the style by the text of the page's stylesheet.

const NAME = "grade-calculator";
const HOME = new URL("../", import.meta.url);
const START = new URL("../assets/start.js", import.meta.url);
/** What a host page may style by `::part()`: each by its class. */
const PARTS = ["header", "main", "footer", "panel", "theme", "prompt", "choice", "button", "notice", "grade"];

/** What no name may hold: it turns the direction of what follows, or is half a character. */
const REFUSED = new RegExp("{refused}", "gu");

const sheet = styled(CSSStyleSheet, STYLE);
sized(window);

/** Parts of a page that a screen reader lists; each is called what it is, and then what its calculator is called. */
const LANDMARKS = "nav, aside, [role=search], [role=region], :is(section, form):is([aria-label], [aria-labelledby])";
/** How many of them had no id of their own. */
let landmarks = 0;

let loading;
/** What it is made of, as far as is known. */
let files = [START];
/** Whether the wasm was compiled as it arrived: then a trace names it by its address. */
let streamed = false;
/** Whether it stopped, for good. */
let over = false;
/** The glue, once it runs. */
let glue;
/** Of each element of the page: what stops it, and its number, by which two without a label are told apart. */
const alive = new Map();

/** Starts the glue, once for all elements. What failed is tried again by the next element. */
function loaded() {
  loading ??= (async () => {
    const script = await import(START);
    files = [START, ...script.FILES];
    const parts = await script.arrived();
    streamed = parts.streamed;
    const { glue: started } = await script.start({ ...parts, hasStyles: true });
    await started.complete();
    glue = started;
  })();
  const mine = loading;
  mine.catch(() => {
    if (loading === mine) loading = undefined;
  });
  return mine;
}

/** The page around may run wasm of its own: what stops is ours if the trace names one of our files, or no file at all. */
function isOurs(error) {
  const named = String(error.stack).match(/[a-z-]+:\/\/[^\s)]+/g) ?? [];
  const ours = [new URL("./", START).href, import.meta.url];
  return named.some((one) => ours.some((start) => one.startsWith(start))) || (!streamed && named.every((one) => one.startsWith("wasm://")));
}

/** A fault of ours stops every calculator on the page: they share their memory. */
function stopped(error) {
  // Whatever calls it after that stops as well, and says nothing new.
  if (over || !(error instanceof WebAssembly.RuntimeError) || !isOurs(error)) return;
  over = true;
  loading = Promise.reject(error);
  loading.catch(() => {});
  for (const { fail } of alive.values()) fail(error);
}
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

function failed(code, message, problems = []) {
  return Object.assign(new Error(message), { code, problems });
}

/** What follows from a record, given as text. Throws, with a code, what cannot be read. */
function decided(text) {
  const told = glue.decide(text);
  if (told.startsWith("{")) return JSON.parse(told);
  const lines = told.split("\n");
  const problems = [];
  for (let at = 0; at + 3 < lines.length; at += 4) {
    const [code, place, says, remedy] = lines.slice(at, at + 4);
    problems.push({ at: place, code, says, remedy });
  }
  const { code, says, remedy } = problems[0] ?? { code: "no-standard", says: "It names no standard.", remedy: "" };
  throw failed(code, `The record cannot be read. ${says} ${remedy}`, problems);
}

/** A record in one form, so that two that say the same are the same. */
const same = (record) => JSON.stringify(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));

/** One calculator, from the time it is drawn until it is taken out: what it asks in the place of a page's device. */
class Calculator {
  /** What is kept: revision and text by id. */
  rows = new Map();
  /** How many records it was given. */
  takes = 0;
  /** The text of the record that was decided last, and the decision, as JSON. */
  decided = ["", ""];
  /** The id of the record at hand. */
  at = "";
  /** What it said when it was last told or given. */
  last;
  /** The host was told that it is there. */
  ready = false;
  /** The person did something inside. */
  acted = false;
  /** What is shown. */
  title = "";
  /** To go there once what was given has been read. */
  next = "";
  told = () => {};
  room = document.createElement("div");
  root = document.createElement("div");
  called = document.createElement("span");

  constructor(element, place, address, given, called, tell) {
    Object.assign(this, { element, address, given, tell, keyed: element.recordKey !== null });
    // Half a character has no place in an address.
    this.name = `${NAME}-element/${encodeURIComponent((element.recordKey ?? "").replace(/\p{Cs}/gu, "\ufffd"))}`;
    // What is not kept on the device stands in `rows`, and nowhere else.
    const flat = () => [...this.rows].flatMap(([id, { revision, text }]) => [id, revision, text]);
    const here = { kept: () => true, look: async () => flat(), keep: () => "kept", wipe: () => this.rows.clear() };
    this.host = this.keyed ? undefined : here;
    Object.assign(this.root, { className: "gc-root", lang: "en-GB", dir: "ltr", part: "calculator" });
    this.root.setAttribute("role", "region");
    Object.assign(this.called, { id: "gc-called", hidden: true, textContent: called });
    this.room.append(this.called, this.root);
    place.replaceChildren(this.room);
    this.watch = new MutationObserver(() => this.dress());
    this.watch.observe(this.root, { childList: true, subtree: true });
    this.end = glue.mount(this.root, this);
  }

  /** The text of the record at hand. */
  get record() {
    return this.rows.get(this.at)?.text;
  }

  /** What the device of a page does, done for an element. */
  ways(base, store) {
    this.store = store;
    return {
      address: () => this.address,
      page: () => HOME.href,
      quietly: (hash) => (this.address = hash),
      go: (hash) => this.go(hash, false),
      top: () => this.room.scrollIntoView(),
      print: () => print(this.room, this.title),
      entitle: (title) => {
        this.title = title;
        this.call();
      },
      look: () => this.look(),
      keep: (...given) => this.keep(...given),
      listen: (told) => {
        this.told = told;
        store.listen(told);
        this.room.addEventListener("click", (event) => this.follow(event));
      },
      arrive: (title, place) => {
        base.arrive(title, place);
        // Where a record is given or at hand, that is what it is ready with.
        if (place === undefined || this.ready || this.given || this.at || this.element.standard) return;
        this.ready = true;
        this.tell("ready", { record: null, decision: null });
      },
      enter: (heading) => {
        if (!this.acted) return;
        heading?.focus({ preventScroll: true });
        this.room.scrollIntoView();
      },
      jump: (id) => {
        if (this.acted) base.jump(id);
      },
      hold: (id, steal) => {
        this.at = id;
        this.claim(steal);
        this.news();
      },
      wipe: async () => {
        const answer = await store.wipe();
        this.rows.clear();
        this.tell("change", { record: null, decision: null, until() {} });
        return answer;
      },
    };
  }

  /** Takes the name that tells it from the others on the page. */
  call(name = this.called.textContent) {
    this.called.textContent = name;
    this.root.setAttribute("aria-label", `${this.title} ${name}`.trim());
  }

  /** Asks to write the record at hand. */
  claim(steal = false) {
    if (this.element.readOnly) this.told("elsewhere", "", "", "");
    else this.store.hold(this.at, steal);
  }

  go(hash, acted) {
    this.acted = acted;
    this.address = hash;
    queueMicrotask(() => this.told("go", hash, "", ""));
  }

  /** Links of ours lead to another place in here, and never into the address of the page. */
  follow(event) {
    const link = event.target.closest?.("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const to = link.getAttribute("href");
    this.acted = true;
    if (to.startsWith("#/")) return this.go(to, true);
    const target = this.room.querySelector(`[id="${to.slice(1)}"]`);
    target?.scrollIntoView();
    target?.focus();
  }

  /** Names for the styles of the host page and for screen readers; and what is main on a page of its own is a part here. */
  dress() {
    for (const part of PARTS) {
      for (const it of this.root.querySelectorAll(`.gc-${part}:not([part])`)) {
        it.part = part;
        if (part === "header" || part === "footer") it.setAttribute("role", "group");
      }
    }
    for (const it of this.root.querySelectorAll(LANDMARKS)) {
      const [name] = (it.getAttribute("aria-labelledby") ?? "").split(" ");
      // What has a label of its own is called by itself first.
      const own = it.hasAttribute("aria-label") ? (it.id ||= `gc-landmark-${(landmarks += 1)}`) : "";
      it.setAttribute("aria-labelledby", `${own || name.replace("gc-called", "")} gc-called`.trim());
    }
    // The page around has a first heading of its own.
    for (const heading of this.root.querySelectorAll(":is(h1, h2, h3, h4):not([aria-level])")) {
      heading.setAttribute("aria-level", Number(heading.localName[1]) + 1);
    }
    for (const link of this.root.querySelectorAll("a[href]:not([href^='#'], [href*=':'])")) {
      link.setAttribute("href", new URL(link.getAttribute("href"), HOME));
    }
  }

  async look() {
    let [home, copies, ...found] = await this.store.look("");
    this.has(found);
    if (this.given) {
      const { given } = this;
      this.given = undefined;
      await this.put(given);
      [home, copies, ...found] = await this.store.look("");
      this.has(found);
    }
    this.news();
    const { next } = this;
    this.next = "";
    // Once the calculator has taken over what was found.
    if (next && !`${this.address}/`.startsWith(`${next}/`)) setTimeout(() => this.go(next, false));
    return [this.keyed ? home : this.element.hosted ? "host" : "nowhere", copies, ...found];
  }

  /** What the device holds. */
  has(found) {
    if (!this.keyed) return;
    this.rows.clear();
    for (let at = 0; at < found.length; at += 3) this.rows.set(found[at], { revision: found[at + 1], text: found[at + 2] });
  }

  async keep(changes, copy, gone, decision) {
    if (decision) this.decided = [changes[3], decision];
    if (this.element.readOnly) {
      // Shown, and not kept.
      this.change(changes);
      if (!this.ready) this.news();
      return "kept";
    }
    if (!this.keyed) {
      this.change(changes);
      return this.answered(await this.news());
    }
    const answer = await this.store.keep(changes, copy, gone);
    if (answer === "kept") {
      this.change(changes);
      this.news();
    }
    return this.answered(answer);
  }

  answered(answer) {
    if (answer === "kept" && (this.keyed || this.element.hosted)) this.tell("saved", null);
    if (answer === "refused") this.tell("error", failed("not-saved", "The answers were not saved."));
    return answer;
  }

  change(changes) {
    for (let at = 0; at < changes.length; at += 4) {
      const [id, , revision, text] = changes.slice(at, at + 4);
      if (text === null) this.rows.delete(id);
      else this.rows.set(id, { revision, text });
    }
  }

  /** Puts a record in the place of the one with its standard. */
  async put(text) {
    const record = JSON.parse(text);
    const { standard, pathway } = record;
    this.takes += 1;
    const changes = [standard, null, `given-${Date.now()}-${this.takes}`, text];
    this.last = same(record);
    this.at = standard;
    this.next = `#/${standard}/${pathway ?? "all"}`;
    if (this.keyed && !this.element.readOnly) this.answered(await this.store.keep(changes, "", []));
    this.change(changes);
  }

  take(text) {
    this.put(text).then(() => this.told("changed", "", "", ""));
  }

  /** Tells the host what is at hand, if that is new; "kept" unless the host says that it could not keep it. */
  async news() {
    const { ready } = this;
    const record = this.record && JSON.parse(this.record);
    if (!record || (same(record) === this.last && ready)) return "kept";
    this.last = same(record);
    this.ready = true;
    const waited = [];
    const detail = { record, decision: this.decision, until: (promise) => waited.push(promise) };
    this.tell(ready ? "change" : "ready", detail);
    try {
      await Promise.all(waited);
      return "kept";
    } catch {
      return "refused";
    }
  }

  get decision() {
    if (this.record && this.decided[0] !== this.record) this.decided = [this.record, glue.decide(this.record)];
    const told = this.record && this.decided[1];
    return told?.startsWith("{") ? JSON.parse(told) : null;
  }

  close() {
    this.watch.disconnect();
    this.store.leave();
    this.told = () => {};
    this.end();
    this.room.remove();
  }
}
