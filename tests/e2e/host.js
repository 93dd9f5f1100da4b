// A host of our own for the built page: any address, any types and headers, and a second build under an open tab.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where `cargo tools build` puts what it makes. */
export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
export const site = join(dist, "site");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/**
 * Serves a folder that may be changed while it is served. `answers` gives texts in the place of files; a function is
 * asked anew each time. `headers` gets a name and the headers, and returns those to send.
 */
export async function host(folder, { under = "/", answers = {}, headers = (_, given) => given } = {}) {
  const asked = [];
  const it = { folder, answers, headers, asked, offline: false };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    asked.push(`${request.method} ${request.url}`);
    const name = path.startsWith(under) ? path.slice(under.length) || "index.html" : null;
    try {
      if (it.offline) return request.socket.destroy();
      const given = it.answers[name];
      const body = given === undefined ? await readFile(join(it.folder, name)) : typeof given === "function" ? given() : given;
      if (body === null) throw new Error("no such file");
      const standing = { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream", "X-Content-Type-Options": "nosniff" };
      const cache = { "Cache-Control": name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache" };
      response.writeHead(200, it.headers(name, { ...standing, ...cache })).end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("nothing here");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  it.address = `http://127.0.0.1:${server.address().port}${under}`;
  it.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return it;
}

/** A copy of the built page in a folder of its own, and what removes it. */
export async function copyOfSite() {
  const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
  await cp(site, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

const sha256 = (bytes, as) => createHash("sha256").update(bytes).digest(as);

/** Makes another build of a copy: a script differs, so its name, the document and the worker's list do too. */
export async function rebuild(folder, mark) {
  const assets = join(folder, "assets");
  const old = (await readdir(assets)).find((name) => /^boot-\w+\.js$/.test(name));
  const was = await readFile(join(assets, old));
  const script = Buffer.concat([was, Buffer.from(`\nwindow.gcTestBuild = ${JSON.stringify(mark)};\n`)]);
  const name = `boot-${sha256(script, "hex").slice(0, 10)}.js`;
  await writeFile(join(assets, old), script);
  await rename(join(assets, old), join(assets, name));
  for (const file of ["index.html", "sw.js"]) {
    const text = await readFile(join(folder, file), "utf8");
    const renamed = text.replaceAll(old, name).replace(sha256(was, "base64"), sha256(script, "base64"));
    await writeFile(join(folder, file), renamed.replace(/(\$\{OURS\})\w+/, `$1${sha256(script, "hex").slice(0, 10)}`));
  }
}
