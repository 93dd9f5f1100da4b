// Takes the page's service worker away again, if it ever has to go: put this file in the place of sw.js.
//
// Browsers look for a new sw.js at every visit. This one removes what the page kept to work offline, then itself; the next
// load comes from the host. Answers are kept elsewhere and stay. Leave it there for as long as people may still have
// the old one.

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const ours = `grade-calculator ${self.registration.scope} `;
  const gone = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(gone());
});
