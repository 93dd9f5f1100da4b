// The samples of static/hosting in the servers they are for: each is taken as it is printed and with every line of it
// switched on, and delivers the page's files with their types, their packed copies and the page's policy.
//
// `NGINX`, `NGINX_MODULES`, `APACHE` and `APACHE_MODULES` say where those are; `GRADE_CALCULATOR_SITE` which page is
// served, if not `dist/site`.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after, before, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const site = process.env.GRADE_CALCULATOR_SITE ?? fileURLToPath(new URL("../../dist/site", import.meta.url));
const { NGINX = "/usr/sbin/nginx", NGINX_MODULES = "/usr/lib/nginx/modules", APACHE = "/usr/sbin/apache2", APACHE_MODULES = "/usr/lib/apache2/modules" } = process.env;

const UNPACKED = { br: brotliDecompressSync, gzip: gunzipSync };
/** The types of what a visit asks for, by the end of its name. */
const TYPES = {
  html: /^text\/html; ?charset=utf-8$/i,
  js: /^(text|application)\/javascript\b/,
  css: /^text\/css\b/,
  wasm: /^application\/wasm$/,
  json: /^application\/json\b/,
  webmanifest: /^application\/manifest\+json$/,
  png: /^image\/png$/,
  txt: /^text\/plain; ?charset=utf-8$/i,
};

let folder, policy, files;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "grade-calculator-servers-"));
  await chmod(folder, 0o755);
  // Where a server of a larger site would have it.
  await cp(site, join(folder, "www/grades"), { recursive: true });
  policy = /Content-Security-Policy" content="([^"]+)"/.exec(await readFile(join(site, "index.html"), "utf8"))[1];
  files = (await readdir(site, { recursive: true, withFileTypes: true }))
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name).slice(site.length + 1))
    .filter((name) => !/\.(br|gz)$/.test(name));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A port that is free. */
const free = () =>
  new Promise((yes) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => yes(port));
    });
  });

const get = (port, path, accepts = "") =>
  new Promise((yes, no) => {
    const headers = accepts ? { "Accept-Encoding": accepts } : {};
    const request = http.get({ host: "127.0.0.1", port, path, headers, agent: false }, async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      yes({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
    });
    request.on("error", no);
  });

/** Starts a server in the foreground; what it says when it does not start is the failure. */
async function start(program, words, port) {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const pipe of [child.stdout, child.stderr]) pipe.on("data", (text) => (said += text));
  const ended = new Promise((yes) => child.once("exit", (code) => yes(code ?? "a signal")));
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  const end = Date.now() + 10_000;
  for (;;) {
    try {
      await get(port, "/");
      return { port, stop, said: () => said };
    } catch (failure) {
      const code = await Promise.race([ended, new Promise((yes) => setTimeout(yes, 50))]);
      assert.equal(code, undefined, `${program} ended with ${code}: ${said}`);
      if (Date.now() > end) {
        await stop();
        throw new Error(`${program} does not answer: ${said}`, { cause: failure });
      }
    }
  }
}

/** Every line of a sample that may be switched on, and is left off. */
const switchedOn = (text) => text.replace(/^(\s*)#(brotli_static|add_header|Header)\b/gm, "$1$2");

async function nginx(sample, { brotli, around }) {
  const port = await free();
  const here = await mkdtemp(join(folder, "nginx-"));
  // The sample asks for the list of types beside nginx.conf, as installed.
  const conf = spawnSync(NGINX, ["-V"], { encoding: "utf8" }).stderr.match(/--conf-path=(\S+)/)?.[1] ?? "/etc/nginx/nginx.conf";
  await cp(join(dirname(conf), "mime.types"), join(here, "mime.types"));
  await writeFile(join(here, "grade-calculator.conf"), sample);
  const include = `include ${join(here, "grade-calculator.conf")};`;
  const [root, block] = around === "server" ? [join(folder, "www/grades"), include] : [join(folder, "www"), `location /grades/ { ${include} }`];
  await writeFile(join(here, "nginx.conf"), `
${brotli ? `load_module ${join(NGINX_MODULES, "ngx_http_brotli_static_module.so")};` : ""}
daemon off; master_process off; pid ${here}/pid; error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${here}/body; proxy_temp_path ${here}/proxy; fastcgi_temp_path ${here}/fastcgi;
  uwsgi_temp_path ${here}/uwsgi; scgi_temp_path ${here}/scgi;
  include mime.types;
  default_type application/octet-stream;
  server { listen 127.0.0.1:${port}; root ${root}; ${block} }
}`);
  const checked = spawnSync(NGINX, ["-t", "-p", here, "-c", join(here, "nginx.conf")], { encoding: "utf8" });
  assert.equal(checked.status, 0, checked.stderr);
  assert.doesNotMatch(checked.stderr, /\[(warn|error)\]/);
  return start(NGINX, ["-p", here, "-c", join(here, "nginx.conf")], port);
}

async function apache(sample, { around }) {
  const port = await free();
  const here = await mkdtemp(join(folder, "apache-"));
  await cp(join(folder, "www"), join(here, "www"), { recursive: true });
  const grades = join(here, "www/grades");
  if (around === ".htaccess") await writeFile(join(grades, ".htaccess"), sample);
  const modules = ["mpm_event", "authz_core", "unixd", "mime", "dir", "headers", "rewrite"];
  const load = [];
  const there = await readdir(APACHE_MODULES);
  for (const name of modules) if (there.includes(`mod_${name}.so`)) load.push(`LoadModule ${name}_module ${join(APACHE_MODULES, `mod_${name}.so`)}`);
  await mkdir(join(here, "run"));
  // Types as Debian configures them: there, .gz has one of its own.
  await writeFile(join(here, "mime.types"), "text/html html\ntext/css css\ntext/plain txt\napplication/json json\nimage/png png\nimage/svg+xml svg\n");
  await writeFile(join(here, "apache.conf"), `
${load.join("\n")}
ServerName localhost
Listen 127.0.0.1:${port}
ServerRoot ${here}
PidFile ${here}/run/pid
DefaultRuntimeDir ${here}/run
ErrorLog ${here}/errors
User #65534
Group #65534
TypesConfig ${here}/mime.types
AddType application/x-gzip .gz .tgz
DirectoryIndex index.html
DocumentRoot ${here}/www
<Directory ${here}/www>
  Require all granted
  Options FollowSymLinks
  AllowOverride FileInfo
</Directory>
${around === ".htaccess" ? "" : `<Directory ${grades}>\n${sample}\n</Directory>`}
`);
  await chmod(here, 0o755);
  const checked = spawnSync(APACHE, ["-t", "-f", join(here, "apache.conf")], { encoding: "utf8" });
  assert.equal(checked.status, 0, checked.stderr);
  return start(APACHE, ["-X", "-f", join(here, "apache.conf")], port);
}

const SERVERS = [
  { name: "nginx", file: "nginx.conf", around: "server", under: "/", run: nginx },
  { name: "nginx", file: "nginx.conf", around: "location", under: "/grades/", run: nginx },
  { name: "Apache", file: "apache.conf", around: ".htaccess", under: "/grades/", run: apache },
  { name: "Apache", file: "apache.conf", around: "<Directory>", under: "/grades/", run: apache },
];

for (const { name, file, around, under, run } of SERVERS) {
  for (const everything of [false, true]) {
    describe(`${name}, the sample in ${around}, ${everything ? "every line switched on" : "as it is printed"}`, () => {
      let server;
      before(async () => {
        const sample = await readFile(join(site, "hosting", file), "utf8");
        const on = everything ? switchedOn(sample) : sample;
        assert.equal(on === sample, !everything);
        server = await run(on, { around, brotli: everything });
      });
      after(() => server?.stop());

      test("every file comes whole, with its type, the page's policy and how long it may be kept", async () => {
        for (const one of ["", ...files]) {
          const { status, headers, body } = await get(server.port, under + one);
          // The server's own way of keeping .htaccess and the like to itself is not ours to test.
          assert.equal(status, 200, one);
          const ending = one === "" ? "html" : one.slice(one.lastIndexOf(".") + 1);
          if (TYPES[ending]) assert.match(headers["content-type"], TYPES[ending], one);
          assert.ok(body.equals(await readFile(join(site, one || "index.html"))), one);
          assert.ok(headers["content-security-policy"].startsWith(policy), one);
          assert.equal(headers["referrer-policy"], "no-referrer", one);
          assert.equal(headers["x-content-type-options"], "nosniff", one);
          const forEver = one.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
          assert.equal(headers["cache-control"], forEver, one);
          assert.equal(headers["access-control-allow-origin"], everything ? "*" : undefined, one);
          assert.equal(headers["content-security-policy"].includes("frame-ancestors"), everything, one);
        }
      });

      // nginx gives `.br` only with its own module, which the sample leaves to be switched on.
      for (const encoding of name === "nginx" && !everything ? ["gzip"] : ["gzip", "br"]) {
        test(`whoever takes ${encoding} gets the packed file, under the type of what is in it`, async () => {
          let packed = 0;
          const there = new Set(await readdir(site, { recursive: true }));
          const kept = encoding === "br" ? ".br" : ".gz";
          for (const one of ["", ...files]) {
            const { status, headers, body } = await get(server.port, under + one, encoding);
            const of = one || "index.html";
            assert.equal(status, 200, of);
            assert.equal(headers["content-encoding"], there.has(of + kept) ? encoding : undefined, of);
            const ending = of.slice(of.lastIndexOf(".") + 1);
            // What is packed has no letters to name a set of, to nginx.
            if (TYPES[ending]) assert.match(headers["content-type"], new RegExp(TYPES[ending].source.replace("; ?charset=utf-8$", ""), "i"), of);
            const forEver = one.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
            assert.equal(headers["cache-control"], forEver, of);
            assert.ok(headers["content-security-policy"].startsWith(policy), of);
            if (!there.has(of + kept)) continue;
            packed += 1;
            assert.match(headers.vary ?? "", /Accept-Encoding/i, of);
            assert.ok(body.equals(await readFile(join(site, of + kept))), of);
            assert.ok(UNPACKED[encoding](body).equals(await readFile(join(site, of))), of);
          }
          assert.ok(packed > 5, `only ${packed} files are packed: is this a draft?`);
        });
      }
    });
  }
}
