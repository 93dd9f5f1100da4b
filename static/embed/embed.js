// For pages that show the calculator in a frame: fits its height, and lets the page keep the answers.
//
//   <iframe data-grade-calculator src="https://…/?embed=1#/ST0792_1.2"></iframe>
//   <script src="https://…/embed/embed.js"></script>
//
// To keep the answers yourself, set before the frame has loaded:
//   frame.gradeCalculator = { load: () => records, save: (records) => {} };
// Both may return promises. Events on the frame: `grade-calculator-ready`, `-change`, `-error`.
addEventListener("message", async ({ source, origin, data }) => {
  if (data?.source !== "grade-calculator" || data.v !== 1) return;
  const frames = document.querySelectorAll("iframe[data-grade-calculator]");
  const frame = [...frames].find((one) => one.contentWindow === source);
  if (!frame) return;
  const { type, id, payload } = data;
  if (type === "resize") {
    // So high that nobody's page is pushed away, and never nothing.
    frame.style.height = Math.min(Math.max(payload?.height | 0, 160), 30000) + "px";
    return;
  }
  if (origin === "null" || origin !== new URL(frame.src, document.baseURI).origin) return;
  const answer = (type, payload) => source.postMessage({ source: "grade-calculator", v: 1, type, id, payload }, origin);
  const keeper = frame.gradeCalculator;
  try {
    if (type === "ready") {
      const records = keeper && ((await keeper.load()) ?? {});
      answer("load", keeper ? { records } : null);
    } else if (type === "change") {
      await keeper.save(payload.records);
      answer("saved");
    }
  } catch {
    answer(type === "ready" ? "load" : "error", null);
  }
  frame.dispatchEvent(new CustomEvent("grade-calculator-" + type, { detail: payload }));
});
