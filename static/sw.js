// Keeps the page on the device, so that it opens without a network.
//
// Every build has its own list and cache. A new one is fetched whole before it counts, and waits until the page asks for
// it ("switch"), so that no page ever meets the files of another build. Files with hashed names are checked against
// their hash: what a hotel's sign-in page sends instead is not kept. The build fills in the places in double braces.

const SCOPE = self.registration.scope;
const OURS = `grade-calculator ${SCOPE} `;
const CACHE = `${OURS}{{version}}`;
// Address and hash; those without a hash are asked for anew.
const FILES = {{files}};

const address = (file) => new URL(file, SCOPE).href;
const PAGE = address("./");
const SETTINGS = address("settings.json");
const KNOWN = new Set(FILES.map(([file]) => address(file)));

async function keep(cache, [file, integrity]) {
  const request = integrity ? { integrity } : { cache: "no-cache" };
  const answer = await fetch(address(file), request);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  const body = await answer.blob();
  if (file === "./" && !(await body.text()).includes("{{boot}}")) throw new Error("the page is of another build");
  // A copy, unpacked: what came by a redirect may not answer a navigation.
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  await cache.put(address(file), new Response(body, { headers }));
}

/** Settings and logo are the provider's own, and may be missing. */
async function keepSettings(cache, answer) {
  const text = await answer.clone().text();
  await cache.put(SETTINGS, answer);
  const { logo } = JSON.parse(text);
  if (logo && address(logo).startsWith(SCOPE)) await cache.add(address(logo));
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map((file) => keep(cache, file)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  try {
    const settings = await fetch(SETTINGS, { cache: "no-cache" });
    if (settings.ok) await keepSettings(cache, settings);
  } catch {
    // The page works without.
  }
}

// Looked up by name: opening would make an empty cache anew after the reader has cleared everything.
const kept = (url) => caches.match(url, { cacheName: CACHE, ignoreVary: true });

async function fresh() {
  const answer = await fetch(SETTINGS, { cache: "no-cache" });
  if (answer.ok && (await caches.has(CACHE))) await keepSettings(await caches.open(CACHE), answer.clone()).catch(() => {});
  return answer;
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(OURS) && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener("message", ({ data }) => {
  if (data === "switch") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  let bare = origin + pathname;
  if (request.method !== "GET" || !bare.startsWith(SCOPE)) return;
  if (request.mode === "navigate" && bare === `${PAGE}index.html`) bare = PAGE;
  if (bare === SETTINGS) {
    // What is kept comes at once, what is new counts from the next visit; whoever checks settings asks past the cache.
    const answer = async () => {
      const found = request.cache === "reload" ? undefined : await kept(SETTINGS);
      const asked = fresh().catch(() => kept(SETTINGS).then((old) => old ?? Response.error()));
      event.waitUntil(asked);
      return found ?? asked;
    };
    event.respondWith(answer());
  } else if (KNOWN.has(bare) || request.destination === "image") {
    event.respondWith(kept(bare).then((found) => found ?? fetch(request)));
  }
});
