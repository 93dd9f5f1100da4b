// What only whoever checks a provider's settings has to know: `?check-settings`.

const beside = (name) => new URL(name, document.baseURI).href;

/** Whether the logo that the settings name is missing, or no picture. */
export async function logoProblem(name) {
  if (!/^\w[\w./-]*$/.test(name ?? "")) return "";
  const answer = await fetch(beside(name), { cache: "reload", signal: AbortSignal.timeout(4000) });
  if (!answer.ok) return "missing";
  const picture = new Image();
  return new Promise((tell) => {
    picture.onload = () => tell("");
    picture.onerror = () => tell("no-picture");
    picture.src = beside(name);
  });
}
