// A learning platform for tests: unpacks a package, launches it in a frame, and holds it to the letter of SCORM.
//
// `scorm-again` does the work and is lenient; the shim around it notes every call that a strict platform would refuse.
// Only what was committed is kept, and suspend data only if the package asked to be suspended.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

import { chosen, makePackage } from "../../static/embed/pack.js";
import { site } from "./host.js";

const again = readFileSync(new URL("node_modules/scorm-again/dist/scorm-again.min.js", import.meta.url));

/** The files of a zip, stored or deflated. */
export function unzip(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const files = {};
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [how, size, letters] = [view.getUint16(at + 8, true), view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    const name = new TextDecoder().decode(zip.subarray(at + 30, at + 30 + letters));
    const content = zip.subarray(at + 30 + letters, at + 30 + letters + size);
    files[name] = how ? inflateRawSync(content) : Buffer.from(content);
    at += 30 + letters + size;
  }
  return files;
}

/** A package from the built page, as providers.html makes it. */
export function packaged({ logo, ...given } = {}) {
  const read = (name) => readFileSync(join(site, "embed", name));
  const what = chosen({ edition: "1.2", score: false, standards: [], option: "", title: "", accent: "", logo: logo && { name: logo }, ...given });
  return makePackage(new Uint8Array(read("scorm-base.zip")), read(`manifest-${what.edition}.xml`).toString(), what, logo && new Uint8Array(readFileSync(logo)));
}

/** Runs in the platform's page, before the package. */
function shim(edition, kept, { synchronous = false, start: given = {} } = {}) {
  const isNew = edition === "2004";
  const lenient = isNew ? new window.Scorm2004API({ logLevel: 5 }) : new window.Scorm12API({ logLevel: 5 });
  const start = isNew ? { completion_status: "unknown" } : { core: { lesson_status: "not attempted" } };
  const loaded = kept["cmi.suspend_data"] ? { suspend_data: kept["cmi.suspend_data"] } : {};
  const status = kept[isNew ? "cmi.completion_status" : "cmi.core.lesson_status"];
  if (status) (isNew ? start : start.core)[isNew ? "completion_status" : "lesson_status"] = status;
  if (isNew) Object.assign(start, given);
  else Object.assign(start.core, given);
  lenient.loadFromJSON({ ...start, ...loaded }, "cmi");
  const values = { ...kept };
  let state = "before";
  const refuse = (what) => fetch("/refused", { method: "POST", body: what, keepalive: true });
  // Most platforms wait for their server, which browsers refuse to a page that is being closed.
  const store = () => {
    const body = JSON.stringify(values);
    if (!synchronous) {
      fetch("/store", { method: "POST", body, keepalive: true });
      return true;
    }
    const request = new XMLHttpRequest();
    request.open("POST", "/store", false);
    try {
      request.send(body);
      return request.status === 204;
    } catch {
      return false;
    }
  };
  const time = isNew ? /^P(T(\d+H)?(\d+M)?(\d+S)?)$/ : /^\d{4}:\d\d:\d\d(\.\d\d?)?$/;
  const FORMS = {
    "cmi.core.lesson_status": /^(incomplete|completed)$/,
    "cmi.completion_status": /^(incomplete|completed)$/,
    "cmi.core.exit": /^suspend$/,
    "cmi.exit": /^suspend$/,
    "cmi.core.session_time": time,
    "cmi.session_time": time,
    "cmi.suspend_data": isNew ? /^[ -~]{0,64000}$/ : /^[ -~]{0,4096}$/,
    "cmi.core.score.raw": /^\d{1,3}$/, "cmi.core.score.min": /^0$/, "cmi.core.score.max": /^100$/,
    "cmi.score.raw": /^\d{1,3}$/, "cmi.score.min": /^0$/, "cmi.score.max": /^100$/, "cmi.score.scaled": /^[01](\.\d+)?$/,
  };
  const PARTS = {
    "objectives.id": /^[\w.-]{1,255}$/,
    "objectives.status": /^(not attempted|incomplete|completed)$/,
    "objectives.completion_status": /^(not attempted|incomplete|completed)$/,
    "interactions.id": /^[\w.-]{1,255}$/,
    "interactions.type": /^choice$/,
    "interactions.time": /^\d\d:\d\d:\d\d\.00$/,
    "interactions.timestamp": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.00Z$/,
    "interactions.student_response": /^[a-z0-9]$/,
    "interactions.learner_response": /^[a-z-]+$/,
    "interactions.result": /^neutral$/,
  };
  const form = (name) => FORMS[name] ?? PARTS[name.replace(/^cmi\.(\w+)\.\d+\.(\w+)$/, "$1.$2")];
  const call = (name, ...given) => lenient[isNew ? name : { Initialize: "LMSInitialize", Terminate: "LMSFinish", Commit: "LMSCommit", SetValue: "LMSSetValue", GetValue: "LMSGetValue" }[name]](...given);
  const running = (what) => state === "running" || (refuse(`${what} while ${state}`), false);
  const strict = {
    Initialize(given) {
      if (given !== "" || state !== "before") refuse(`Initialize(${given}) while ${state}`);
      state = "running";
      return String(call("Initialize", ""));
    },
    GetValue(name) {
      return running(`GetValue ${name}`) ? String(call("GetValue", name)) : "";
    },
    SetValue(name, value) {
      if (!running(`SetValue ${name}`)) return "false";
      if (typeof value !== "string" || !form(name)?.test(value)) refuse(`SetValue ${name}: ${value}`);
      const answer = String(call("SetValue", name, value));
      if (answer === "true") values[name] = value;
      else refuse(`SetValue ${name} refused: ${value}`);
      return answer;
    },
    Commit(given) {
      if (given !== "" || !running("Commit")) return "false";
      return String(store());
    },
    Terminate(given) {
      if (given !== "" || !running("Terminate")) return "false";
      state = "over";
      values.finished = String(Number(values.finished ?? 0) + 1);
      return String(store());
    },
  };
  const plain = isNew ? strict : Object.fromEntries(Object.entries({ LMSInitialize: "Initialize", LMSGetValue: "GetValue", LMSSetValue: "SetValue", LMSCommit: "Commit", LMSFinish: "Terminate" }).map(([old, now]) => [old, strict[now]]));
  window[isNew ? "API_1484_11" : "API"] = plain;
}

/**
 * Serves a package in a course. `kept` is what the platform has of the learner, `refused` what was wrong; `how` says
 * whether it commits by synchronous request, and what it starts with besides (a mode).
 */
export async function platform(zip, edition, how = {}) {
  const files = unzip(zip);
  const it = { kept: {}, refused: [], commits: 0, taking: true, files };
  const page = () => `<!doctype html><title>A course</title><script src="/again.js"></script>
<script>(${shim})(${JSON.stringify(edition)}, ${JSON.stringify(it.kept).replaceAll("<", "\\u003c")}, ${JSON.stringify(how)});</script>
<p><a id="away" href="/elsewhere">Elsewhere</a></p><iframe id="sco" width="1200" height="800" src="/package/index.html"></iframe>`;
  const type = (name) => ({ html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", css: "text/css" })[name.split(".").pop()] ?? "application/octet-stream";
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    if (request.method === "POST") {
      let body = "";
      request.on("data", (part) => (body += part));
      request.on("end", () => {
        if (path === "/refused") it.refused.push(body);
        else if (it.taking) it.kept = JSON.parse(body);
        it.commits += path === "/store";
        response.writeHead(it.taking ? 204 : 503).end();
      });
      return;
    }
    const name = path.replace("/package/", "");
    if (path === "/again.js") response.writeHead(200, { "Content-Type": type(path) }).end(again);
    else if (path === "/course") response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page());
    else if (path === "/elsewhere") response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>Elsewhere</title>");
    else if (path.startsWith("/package/") && name in files) response.writeHead(200, { "Content-Type": type(name) }).end(files[name]);
    else response.writeHead(404).end();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  it.address = `http://127.0.0.1:${server.address().port}/`;
  it.stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return it;
}
