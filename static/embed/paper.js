// How the calculator looks on somebody else's page, and how it is printed from there. The build puts this file in front of
// calculator.js.

const STYLE = "{style}";

/** On paper it is a document of its own, and there is nothing that it goes by the width of. */
const PAPER = `${STYLE.replaceAll(":host", ":root")} .gc-room { container-type: normal; }`;

/** Makes lengths go by the size of text that the person set in their browser, whatever a page makes of it. */
function sized({ CSS }) {
  try {
    CSS.registerProperty({ name: "--gc-unit", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // Another copy of this file did; or the browser is too old, and the size of text is 16 pixels.
  }
}

/** A style sheet of a window, in its own class of them. */
function styled(Sheet, text) {
  const sheet = new Sheet();
  sheet.replaceSync(text);
  return sheet;
}

/** A copy of an element for another document, with what it shows in a shadow of its own. */
function copied(element, { document: paper, CSSStyleSheet: Sheet }) {
  const copy = paper.importNode(element, true);
  const shown = [...element.querySelectorAll("*")];
  for (const [at, it] of [...copy.querySelectorAll("*")].entries()) {
    const { shadowRoot, selectedIndex } = shown[at];
    // What is chosen from a list is the one thing that a copy forgets.
    if (selectedIndex !== undefined) it.selectedIndex = selectedIndex;
    if (!shadowRoot) continue;
    const inner = it.attachShadow({ mode: "open" });
    inner.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.map((sheet) => styled(Sheet, [...sheet.cssRules].map(({ cssText }) => cssText).join("")));
    inner.append(...[...shadowRoot.children].map((child) => paper.importNode(child, true)));
  }
  return copy;
}

/**
 * Prints what a room shows, and nothing of the page around it: that may hide, cut and style what is within it, so the copy
 * has a frame of its own. The frame stays until the person goes on: a preview may still be drawn from it.
 */
function print(room, title) {
  const frame = document.createElement("iframe");
  Object.assign(frame, { className: "gc-print", title: "What is printed", ariaHidden: "true", tabIndex: -1 });
  const fill = () => {
    const { contentWindow: paper, contentDocument } = frame;
    sized(paper);
    contentDocument.title = title;
    contentDocument.documentElement.lang = "en-GB";
    contentDocument.adoptedStyleSheets = [styled(paper.CSSStyleSheet, PAPER)];
    contentDocument.body.append(copied(room.parentNode, paper));
    // The frame itself.
    contentDocument.querySelector(".gc-print").remove();
    paper.print();
  };
  frame.addEventListener("load", fill, { once: true });
  room.addEventListener("click", () => frame.remove(), { capture: true, once: true });
  room.append(frame);
}
