// The builders on providers.html. Everything is made here, from files that belong to this page's own loading.

import { chosen, fileName, logoProblem, makePackage } from "./pack.js";

const by = (id) => document.getElementById(id);
const standards = gcStandards;
const address = new URL("./", location.href).href;
// Part of loading: nothing is asked for later.
const parts = Promise.all([
  fetch("embed/scorm-base.zip").then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status))),
  ...["1.2", "2004"].map((edition) => fetch(`embed/manifest-${edition}.xml`).then((answer) => answer.text())),
]);
parts.catch(() => {});

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const ticked = () => [...by("standards").querySelectorAll("input:checked")].map((box) => box.value);
/** The longest texts that settings may hold. */
const LONGEST = { title: 60, contact: 200 };
const REFUSED = new RegExp(gcLetters.refused, "u");
const UNSEEN = new RegExp(gcLetters.unseen, "gu");

/** What is wrong with a text of one line that goes into settings, as their reader sees it; nothing if it will do. */
function textProblem(words, most) {
  const length = [...words].length;
  if (length > most) return `Too long: ${length} characters, and ${most} are the most.`;
  if (REFUSED.test(words)) {
    return "It holds characters that cannot be seen, such as marks of direction, or half a character. Clear the field and type it by hand.";
  }
  return words && !words.replace(UNSEEN, "") ? "It holds nothing that can be seen. Clear the field and type it by hand." : "";
}

/** What is wrong with a text field; nothing if all is well. */
const wrong = (id) => textProblem(by(id).value.trim(), LONGEST[id]);
/** What a text field gives: nothing while something is wrong with it. */
const typed = (id) => (wrong(id) ? "" : by(id).value.trim());
const accent = () => (/^#[0-9a-f]{6}$/i.test(by("accent").value.trim()) ? by("accent").value.trim().toLowerCase() : "");

function choice() {
  return {
    edition: document.querySelector("[name=edition]:checked").value,
    score: by("score").checked,
    standards: ticked(),
    option: ticked().length === 1 ? by("option").value : "",
    title: typed("title"),
    logo: by("logo").files[0],
    accent: accent(),
  };
}

function hash({ standards: uids, option }) {
  return uids.length === 1 ? `#/${uids[0]}${option ? `/${option}` : ""}` : "";
}

function attributes({ standards: uids, option }) {
  return uids.length === 1 ? ` standard="${uids[0]}"${option ? ` option="${option}"` : ""}` : "";
}

const SITE = /^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d+)?$/;

/** The origin of a site's address; nothing if it is none that settings.json takes. */
function origin(address) {
  try {
    return SITE.exec(new URL(address).origin)?.[0] ?? "";
  } catch {
    return "";
  }
}

const typedHosts = () => by("hosts").value.split(/\s+/).filter(Boolean);

function settings(given) {
  const file = { format: "site-settings/1" };
  const contact = typed("contact");
  const hosts = [...new Set(typedHosts().map(origin).filter(Boolean))];
  const off = [by("no-notes").checked && "notes", by("no-offline").checked && "offline"].filter(Boolean);
  if (given.title) file.title = given.title;
  if (given.accent) file.accent = given.accent;
  if (contact) file.contact = contact;
  if (given.standards.length) file.standards = given.standards;
  if (given.standards.length === 1) file.open = { standard: given.standards[0], ...(given.option && { option: given.option }) };
  if (hosts.length) file.hosts = hosts;
  if (off.length) file.off = off;
  return JSON.stringify(file, null, 2);
}

function command({ edition, score, standards: uids, option, title, logo, accent: colour }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const words = [`cargo tools scorm --edition ${edition}`, ...uids.map((uid) => `--standard ${uid}`)];
  if (option) words.push(`--option ${option}`);
  if (title) words.push(`--title ${quoted(title)}`);
  if (logo) words.push(`--logo ${quoted(logo.name)}`);
  if (colour) words.push(`--accent ${quoted(colour)}`);
  if (score) words.push("--score");
  return words.join(" ");
}

const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups";

const SNIPPETS = {
  link: (given) => address + hash(given),
  frame: (given) => `<iframe data-grade-calculator title="${escaped(given.title || "Apprenticeship grade calculator")}"
  src="${address}?embed=1${hash(given)}"
  sandbox="${SANDBOX}"
  allow="clipboard-write; fullscreen" width="100%" height="700"></iframe>
<script src="${address}embed/embed.js"></script>`,
  keeper: () => `<script>
  const frame = document.querySelector("iframe[data-grade-calculator]");
  frame.gradeCalculator = {
    load: () => fetch("/my/answers").then((answer) => answer.json()),
    save: (records) => fetch("/my/answers", { method: "PUT", body: JSON.stringify(records) }),
  };
</script>`,
  element: (given) => `<grade-calculator${attributes(given)}
  record-key="my-answers" embed></grade-calculator>
<script type="module" src="${address}embed/grade-calculator.js"></script>`,
  holder: (given) => `<grade-calculator${attributes(given)} hosted embed></grade-calculator>
<script type="module">
  import "${address}embed/grade-calculator.js";
  const calculator = document.querySelector("grade-calculator");
  const answer = await fetch("/my/answers");
  if (answer.ok) calculator.setRecord(await answer.text());
  calculator.addEventListener("change", ({ detail: { record, decision, until } }) => {
    const kept = fetch("/my/answers", { method: "PUT", body: JSON.stringify(record) });
    until(kept.then(({ ok, status }) => ok || Promise.reject(status)));
    console.log(decision?.overall?.today);
  });
</script>`,
  module: ({ standards: [standard = Object.keys(standards)[0]], option }) => `<script type="module">
  import init, { decide, standards } from "./npm/index.js";
  await init();
  const { uid, options } = standards().find(({ uid }) => uid === "${standard}");
  console.log(decide({ format: "learner-record/2", standard: uid, pathway: ${option ? `"${option}"` : "options[0]?.id ?? null"} }));
</script>`,
  settings,
};

/** Says beside a field what is wrong with it; nothing if all is well. */
function mark(id, problem) {
  by(id).setAttribute("aria-invalid", String(problem !== ""));
  by(`${id}-problem`).textContent = problem;
}

function show() {
  const given = choice();
  for (const place of document.querySelectorAll("[data-snippet]")) {
    place.querySelector("code").textContent = SNIPPETS[place.dataset.snippet](given);
  }
  by("command").textContent = command(given);
  mark("logo", given.logo ? logoProblem(given.logo) : "");
  for (const id of ["title", "contact"]) mark(id, wrong(id) && `Left out. ${wrong(id)}`);
  mark("accent", by("accent").value.trim() !== "" && !accent() ? "Not a colour: write # and six digits or letters from a to f, such as #7a1f5c." : "");
  const strange = typedHosts().find((host) => !origin(host));
  mark("hosts", strange ? `“${strange}” is left out: write a site's whole address, such as https://learning.example.` : "");
}

function options() {
  const uids = ticked();
  const list = uids.length === 1 ? standards[uids[0]].options : [];
  by("option-field").hidden = list.length === 0;
  by("option").replaceChildren(new Option("The learner chooses", ""), ...list.map(([id, title]) => new Option(title, id)));
}

for (const [uid, { title }] of Object.entries(standards)) {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", value: uid });
  label.className = "gc-line";
  label.append(box, title);
  by("standards").append(label);
}

for (const place of document.querySelectorAll("[data-snippet]")) {
  const pre = document.createElement("pre");
  const button = document.createElement("button");
  const said = document.createElement("span");
  const name = place.closest("section").querySelector("h2").textContent;
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  pre.setAttribute("aria-label", `${{ keeper: "Keeper", holder: "Page that keeps the answers" }[place.dataset.snippet] ?? name}: text to copy`);
  pre.append(document.createElement("code"));
  said.setAttribute("role", "status");
  button.type = "button";
  button.className = "gc-button gc-button--quiet";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${pre.getAttribute("aria-label").split(":")[0]}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(pre.textContent);
      said.textContent = " Copied.";
    } catch {
      getSelection().selectAllChildren(pre);
      said.textContent = " Selected: copy it with Ctrl and C.";
    }
  });
  place.append(pre, button, said);
}

by("standards").addEventListener("change", options);
for (const event of ["input", "change"]) document.addEventListener(event, show);
for (const form of document.forms) form.addEventListener("submit", (event) => event.preventDefault());

by("show").addEventListener("click", () => {
  const frame = document.createElement("iframe");
  frame.setAttribute("data-grade-calculator", "");
  frame.title = "Preview of the calculator";
  frame.setAttribute("sandbox", SANDBOX);
  frame.src = `./?embed=1${hash(choice())}`;
  by("preview").replaceChildren(frame);
});

by("element-policy").textContent = `script-src ${location.origin} 'wasm-unsafe-eval'; connect-src ${location.origin}`;

by("show-element").addEventListener("click", async () => {
  await import("./grade-calculator.js");
  const { standards: uids, option } = choice();
  const calculator = document.createElement("grade-calculator");
  Object.assign(calculator, { standard: uids.length === 1 ? uids[0] : null, option: option || null, embed: true });
  by("element-preview").replaceChildren(calculator);
});

by("package").addEventListener("submit", async () => {
  if (wrong("title")) return by("title").focus();
  if (by("accent").value.trim() && !accent()) return by("accent").focus();
  const { logo } = choice();
  if (logo && logoProblem(logo)) return by("logo").focus();
  try {
    const [base, older, newer] = await parts;
    const what = chosen(choice());
    const bytes = makePackage(new Uint8Array(base), what.edition === "2004" ? newer : older, what, logo && new Uint8Array(await logo.arrayBuffer()));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
    link.download = fileName(what);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    by("package-said").textContent = `${fileName(what)} is among your downloads.`;
  } catch (error) {
    by("package-said").textContent = `The package could not be made: a part of this page did not arrive (${error}). Reload the page.`;
  }
});

show();
