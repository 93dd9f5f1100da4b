// <grade-calculator standard="ST0792_1.2" option="production-coordinator" record-key="mine" label="Week 3" hosted read-only embed>
//
// The calculator as an element of somebody else's page. It touches nothing outside itself: not the address, not the
// title, not the focus before the person acted inside. Every element on a page shares one compiled calculator. Answers
// are kept under `record-key` on the device, or by the page around it (`hosted`), or nowhere.
//
// The build puts calculator.js in front.

/** Attributes by the names of their properties. */
const PROPERTIES = { standard: "standard", option: "option", recordKey: "record-key", label: "label", hosted: "hosted", readOnly: "read-only", embed: "embed" };
const FLAGS = ["hosted", "readOnly", "embed"];

/** Why it does not run, by the code of the error. */
const REASONS = {
  missing: "A part of it did not arrive: check your connection and reload the page.",
  replaced: "Something else came in the place of a part of it, such as a sign-in page or the page of a filter: reload the page once that is out of the way.",
  cut: "A part of it did not arrive whole: reload the page.",
  refused: "The browser or the policy of this page refuses it: try another browser.",
  stopped: "It stopped because of a fault of ours: save your answers, then reload the page.",
};

/** A button that saves what was answered as a file, without the calculator. */
function saving(record) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Save my answers to a file";
  button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([record], { type: "application/json" }));
    link.download = "my-answers-rescued.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
  return button;
}

class GradeCalculator extends HTMLElement {
  static observedAttributes = Object.values(PROPERTIES);

  #calculator;
  /** Counts starts, so that one that was overtaken lets go. */
  #turn = 0;
  /** The text of a record that is shown when the calculator starts. */
  #record;
  #room = document.createElement("div");

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#room.className = "gc-room";
    root.append(this.#room);
  }

  connectedCallback() {
    // What was set before the element was defined is no property of ours yet.
    for (const name of Object.keys(PROPERTIES)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!alive.has(this)) {
      const taken = [...alive.values()].map(({ number }) => number);
      let number = 1;
      while (taken.includes(number)) number += 1;
      alive.set(this, { number, fail: (error) => this.#fail(error, "stopped") });
    }
    // Moved: it goes on as it is.
    if (!this.#calculator) this.#start();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      alive.delete(this);
      this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    this.#room.toggleAttribute("data-embed", this.embed);
    const it = this.#calculator;
    if (!it) return;
    if (name === "record-key" || name === "hosted") {
      this.#stop();
      if (name === "record-key") this.#record = undefined;
      this.#start();
    } else if (name === "read-only") {
      if (it.at) it.claim();
    } else if (name === "label") {
      it.call(this.#called());
    } else if (name === "standard" || name === "option") {
      it.go(this.#address(), false);
    }
  }

  /** What follows from the answers; null before there is a standard. */
  get decision() {
    return this.#calculator?.decision ?? null;
  }

  /** The answers as a record; null before there is a standard. */
  getRecord() {
    const text = this.#calculator?.record ?? this.#record;
    return text ? JSON.parse(text) : null;
  }

  /** Shows a record, an object or its text, in the place of the one at hand. Throws, with a code, what cannot be read. */
  setRecord(record) {
    const text = typeof record === "string" ? record : JSON.stringify(record);
    if (text === undefined) throw failed("not-plain", "This is no record.");
    if (!glue) {
      // Taken when the calculator is there; what is wrong with it is an event then.
      this.#record = text;
      return;
    }
    decided(text);
    if (this.#calculator) this.#calculator.take(text);
    else this.#record = text;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Says that it does not run, on the screen and to the host. */
  #fail(error, code) {
    const record = this.#calculator?.record;
    this.#turn += 1;
    this.#calculator = undefined;
    const said = document.createElement("p");
    said.setAttribute("role", "alert");
    said.textContent = `The calculator does not run here. ${REASONS[code]}`;
    this.#room.replaceChildren(said);
    if (record) this.#room.append(saving(record));
    this.#tell("error", failed(code, String(error)));
  }

  /** Where the attributes lead; what is wrong with them is told. */
  #address() {
    const { standard, option } = this;
    if (!standard) return "#/";
    try {
      decided(JSON.stringify({ format: "learner-record/2", standard, pathway: option ?? undefined }));
      return `#/${standard}/${option ?? "all"}`;
    } catch (error) {
      if (error.code !== "no-option") this.#tell("error", error);
      return option ? `#/${standard}/${option}` : `#/${standard}`;
    }
  }

  /** What tells it from the others on the page. */
  #called() {
    const number = alive.get(this)?.number ?? 1;
    return this.label?.replace(REFUSED, "") ?? (number > 1 ? String(number) : "");
  }

  async #start() {
    const turn = ++this.#turn;
    try {
      await loaded();
    } catch (error) {
      const code = error instanceof WebAssembly.RuntimeError ? "stopped" : await cause(error, files);
      if (turn === this.#turn) this.#fail(error, code);
      return;
    }
    // Removed meanwhile, or started anew.
    if (turn !== this.#turn || !this.isConnected) return;
    let given = this.#record;
    this.#record = undefined;
    let address = this.#address();
    try {
      if (given) {
        decided(given);
        const { standard, pathway } = JSON.parse(given);
        address = `#/${standard}/${pathway ?? "all"}`;
      }
    } catch (error) {
      given = undefined;
      this.#tell("error", error);
    }
    this.#calculator = new Calculator(this, this.#room, address, given, this.#called(), (type, detail) => this.#tell(type, detail));
  }

  #stop() {
    this.#turn += 1;
    const it = this.#calculator;
    if (!it) return;
    this.#calculator = undefined;
    // Comes back with it, should the element be put into the page again; what the device keeps comes from there.
    this.#record = it.keyed ? undefined : it.record;
    it.close();
  }
}

for (const [name, attribute] of Object.entries(PROPERTIES)) {
  const flag = FLAGS.includes(name);
  Object.defineProperty(GradeCalculator.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return flag ? this.hasAttribute(attribute) : this.getAttribute(attribute);
    },
    set(value) {
      if (flag) this.toggleAttribute(attribute, Boolean(value));
      else if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
  });
}

// Another copy of this file may have come first.
if (!customElements.get(NAME)) customElements.define(NAME, GradeCalculator);
