// Where a person is: address, title, focus, fields. The page has them all to itself; an element of somebody else's page
// brings ways of its own (`own`), and touches nothing outside its room.

/** What the page's own database is called. */
const GC_PAGE = "apprenticeship-grade-calculator";

// The calculator that is being acted in; on the page there is but one.
let gcHere;

/** Gives the packs: whoever starts the glue says how. */
let gcPacks;

/** Waits until what was drawn can be seen; of a page behind another one nothing is drawn. */
const gcPainted = () => new Promise((done) => (document.hidden ? setTimeout(done) : requestAnimationFrame(() => setTimeout(done))));

/** What a panic said. On somebody else's page the element tells that it stopped, and the words go to whoever looks. */
const gcStopped = (said) => (globalThis.gcTrouble ? globalThis.gcTrouble("stopped", said) : console.error(said));

const gcDevice = (own) => {
  const room = own?.room ?? document;
  const find = (id) => room.querySelector(`[id="${id}"]`);
  const soon = (id, act) => setTimeout(() => act(find(id)));
  const store = own
    ? gcStore(own.name, room, own.host, own.name + "/")
    : gcStore(GC_PAGE, room, globalThis.gcHost);
  // How far each place was scrolled when it was left; and how far to go in the place that comes.
  const left = new Map();
  let goal = 0;
  let byLink = false;
  let arrived;

  const device = {
    ...store,
    alone: !own,
    address: () => location.hash,
    page: () => location.href.split("#")[0],
    top: () => scrollTo(0, 0),
    print: () => print(),
    value: (id) => find(id)?.value ?? "",

    go(hash) {
      location.hash = hash;
    },

    // Changes the address without a step in the history.
    quietly(hash) {
      try {
        history.replaceState(null, "", hash);
      } catch {
        location.replace(hash);
      }
    },

    listen(told) {
      store.listen(told);
      addEventListener("click", ({ target }) => {
        const to = target.closest?.("a[href^='#/']")?.getAttribute("href");
        if (!to) return;
        if (to !== location.hash) {
          byLink = true;
          left.set(location.hash, scrollY);
          return;
        }
        // The browser says nothing of going to where one is.
        goal = 0;
        told("go", to, "", "");
      });
      addEventListener("hashchange", () => {
        // A link leads to the top, history to where one was.
        goal = (!byLink && left.get(location.hash)) || 0;
        byLink = false;
        told("go", location.hash, "", "");
      });
    },

    // Title and focus follow the place, as on a page of documents; not on the first load, nor while it is being opened.
    arrive(title, place) {
      device.entitle(title);
      if (place === undefined || place === arrived) return;
      if (arrived !== undefined) device.enter(room.querySelector("h1"), goal);
      arrived = place;
    },

    entitle(title) {
      document.title = title;
    },

    enter(heading, down) {
      heading?.focus({ preventScroll: true });
      scrollTo(0, down);
    },

    focus(id) {
      soon(id, (it) => it?.focus());
    },

    // Another content: seen from its first word; the focus does not go down with what is gone.
    turn(id) {
      soon(id, (it) => {
        if (it?.getBoundingClientRect().top < 0) it.scrollIntoView();
        const { activeElement } = room.getRootNode();
        if (!activeElement || activeElement === document.body) it?.focus({ preventScroll: true });
      });
    },

    // After the browser's own scrolling for the new address.
    jump(id) {
      soon(id, (it) => {
        it?.scrollIntoView({ block: "center" });
        it?.focus();
      });
    },

    // Empties a field, or sets a list back to its first entry.
    empty(id) {
      const field = find(id);
      if (field?.options) field.selectedIndex = 0;
      else if (field) field.value = "";
    },
  };

  if (own) {
    Object.assign(device, own.ways({ ...device }, store));
    for (const act of ["click", "input", "change", "submit", "keydown"]) {
      room.addEventListener(act, () => (gcHere = device), true);
    }
  }
  return (gcHere = device);
};
