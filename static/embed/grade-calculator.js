// <grade-calculator standard="ST0792_1.2" option="production-coordinator" record-key="mine" read-only embed>
//
// The calculator as an element of somebody else's page. It touches nothing outside itself: not the address, not the
// title, and not the focus before the person acted inside. Every element on a page shares one compiled calculator. The
// build replaces the names below by hashed ones, and the style by the text of the page's stylesheet.

const NAME = "grade-calculator";
const STYLE = "{style}";

let loading;

/** The glue, started: once for all elements. What failed is tried again by the next element. */
function loaded() {
  loading ??= (async () => {
    const [glue, answer] = await Promise.all([import("../assets/site.js"), fetch(new URL("../assets/site.wasm", import.meta.url))]);
    if (!answer.ok) throw new Error(`site.wasm: ${answer.status} ${answer.statusText}`);
    await glue.default({ module_or_path: await WebAssembly.compile(await answer.arrayBuffer()) });
    return glue;
  })();
  const mine = loading;
  mine.catch(() => {
    if (loading === mine) loading = undefined;
  });
  return mine;
}

let sheet;

function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

class GradeCalculator extends HTMLElement {
  static observedAttributes = ["standard", "option", "record-key", "read-only", "embed"];

  #app;
  /** Counts starts, so that one that was overtaken lets go. */
  #turn = 0;
  /** The calculator can take a record. */
  #ready = false;
  /** The host was told that it is there. */
  #told = false;
  #record = "";
  #decision = null;
  /** Holds everything, and with it switches every control off where the element is read-only. */
  #box = document.createElement("fieldset");

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style()];
    this.#box.className = "gc-box";
    this.#box.setAttribute("role", "presentation");
    root.append(this.#box);
  }

  connectedCallback() {
    // What was set before the element was defined is no property of ours yet.
    for (const name of ["standard", "option", "recordKey", "readOnly", "embed"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // Moved: it goes on as it is.
    if (!this.#app) this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    this.#dress();
    if (name === "record-key" && this.#app) {
      this.#stop();
      this.#record = "";
      this.#start();
    } else if (name === "standard" || name === "option") {
      this.#record = "";
      this.#app?.go(this.#address);
    }
  }

  get standard() { return this.getAttribute("standard"); }
  set standard(value) { this.#set("standard", value); }
  get option() { return this.getAttribute("option"); }
  set option(value) { this.#set("option", value); }
  get recordKey() { return this.getAttribute("record-key"); }
  set recordKey(value) { this.#set("record-key", value); }
  get readOnly() { return this.hasAttribute("read-only"); }
  set readOnly(value) { this.toggleAttribute("read-only", Boolean(value)); }
  get embed() { return this.hasAttribute("embed"); }
  set embed(value) { this.toggleAttribute("embed", Boolean(value)); }
  /** What follows from the answers; null before there is a standard. */
  get decision() { return this.#decision; }

  /** The answers as a record; null before there is a standard. */
  getRecord() {
    const text = this.#app?.record() || this.#record;
    return text ? JSON.parse(text) : null;
  }

  /** Shows a record, an object or its text, in place of the one at hand. Throws, with a code, one that cannot be read. */
  setRecord(record) {
    const text = typeof record === "string" ? record : JSON.stringify(record);
    if (text === undefined) throw failed("not-plain", "This is no record.");
    if (!this.#app || !this.#ready) {
      // Taken when the calculator is there; what is wrong with it is an event then.
      this.#record = text;
      return;
    }
    const lines = this.#app.take(text).split("\n");
    if (lines.length < 4) return;
    const problems = [];
    for (let at = 0; at < lines.length; at += 4) {
      const [code, place, says, remedy] = lines.slice(at, at + 4);
      problems.push({ at: place, code, says, remedy });
    }
    throw failed(problems[0].code, `The record cannot be read. ${problems[0].says} ${problems[0].remedy}`, problems);
  }

  get #address() {
    const { standard, option } = this;
    return standard ? `#/${standard}${option ? `/${option}` : ""}` : "#/";
  }

  #set(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  #dress() {
    this.#box.disabled = this.readOnly;
    this.#box.classList.toggle("gc-box--embed", this.embed);
    // Nothing is kept here unless the host asks for it, and then it knows.
    this.#box.classList.toggle("gc-box--hosted", !this.recordKey);
  }

  async #start() {
    const turn = ++this.#turn;
    this.#dress();
    try {
      const { Embedded } = await loaded();
      // Removed meanwhile, or started anew.
      if (turn !== this.#turn || !this.isConnected) return;
      const root = document.createElement("div");
      root.className = "gc-root";
      root.setAttribute("role", "region");
      root.setAttribute("lang", "en-GB");
      root.setAttribute("part", "calculator");
      this.#box.replaceChildren(root);
      this.#app = new Embedded(root, this.#address, this.recordKey ?? undefined, (what, record, decision) => {
        if (turn === this.#turn) this.#heard(what, record, decision);
      });
      this.#name(root);
    } catch (error) {
      if (turn !== this.#turn) return;
      const said = document.createElement("p");
      said.textContent = "The calculator could not start here. Reload the page, or try another browser.";
      this.#box.replaceChildren(said);
      this.#tell("error", { code: error instanceof WebAssembly.CompileError ? "refused" : "missing", message: String(error) });
    }
  }

  #stop() {
    this.#turn += 1;
    if (!this.#app) return;
    // Comes back with it, should the element be put into the page again.
    this.#record = this.#app.record() || this.#record;
    this.#app.end();
    this.#app = undefined;
    this.#ready = false;
    this.#told = false;
    this.#box.replaceChildren();
  }

  #heard(what, record, decision) {
    if (what === "kept") this.#tell("saved", null);
    else if (what === "lost") this.#tell("error", { code: "not-saved", message: "This device did not save the answers." });
    else if (what === "astray") {
      const message = `There is no standard “${this.standard}” with the option “${this.option ?? ""}” here.`;
      this.#tell("error", { code: "unknown-standard", message });
    } else {
      const waiting = this.#ready ? "" : this.#record;
      this.#ready = true;
      if (waiting) {
        this.#record = "";
        queueMicrotask(() => this.#take(waiting));
      } else if (what === "open" || record !== this.#record) {
        this.#record = record;
        this.#decision = decision ? JSON.parse(decision) : null;
        const detail = decision ? { record: JSON.parse(record), decision: this.#decision } : null;
        const type = this.#told ? "change" : "ready";
        this.#told = true;
        if (detail || type === "ready") this.#tell(type, detail);
      }
    }
  }

  #take(record) {
    try {
      this.setRecord(record);
    } catch (error) {
      this.#tell("error", { code: error.code, message: error.message, problems: error.problems });
    }
  }

  /** Names for the host's styles. The host's page has landmarks of its own: these are parts of one region of it. */
  #name(root) {
    queueMicrotask(() => {
      for (const part of ["header", "main", "footer"]) {
        const it = root.querySelector(`:scope > ${part}`);
        it?.setAttribute("part", part);
        it?.setAttribute("role", "group");
      }
    });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: type !== "error" }));
  }
}

function failed(code, message, problems = []) {
  return Object.assign(new Error(message), { code, problems });
}

// Another copy of this file may have come first.
if (!customElements.get(NAME)) customElements.define(NAME, GradeCalculator);
