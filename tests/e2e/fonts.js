// The fonts that journeys are made with. They come with the tests, so that nothing depends on what a machine has: every
// Chromium is started with a fontconfig of ours, which knows one family of letters, and DejaVu for signs that it lacks.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("node_modules/", import.meta.url));

/** What phones and the computers of colleges write with; Arimo is Liberation Sans, which stands for Arial. */
const FAMILIES = {
  Roboto: "@expo-google-fonts/roboto",
  "Noto Sans": "@expo-google-fonts/noto-sans",
  "DejaVu Sans": "dejavu-fonts-ttf/ttf",
  Arimo: "@expo-google-fonts/arimo",
};

export const FONTS = Object.keys(FAMILIES);

/** What Chromium has to find in its surroundings to write with a family, whatever the page asks for. */
export function writingWith(family) {
  const folders = new Set([FAMILIES[family], FAMILIES["DejaVu Sans"]]);
  for (const one of folders) assert.ok(existsSync(join(packages, one)), `${one} is missing: run npm ci in tests/e2e`);
  const folder = join(packages, ".fonts");
  mkdirSync(folder, { recursive: true });
  const asked = ["system-ui", "sans-serif", "serif", "monospace", "sans"];
  const file = join(folder, `${family.replaceAll(" ", "-")}.conf`);
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  ${[...folders].map((one) => `<dir>${join(packages, one)}</dir>`).join("\n  ")}
  <cachedir>${join(folder, "cache")}</cachedir>
  ${asked.map((one) => `<alias binding="strong"><family>${one}</family><prefer><family>${family}</family></prefer></alias>`).join("\n  ")}
  <match target="pattern"><edit name="family" mode="append_last"><string>${family}</string><string>DejaVu Sans</string></edit></match>
</fontconfig>
`);
  // Other journeys may be starting at this moment: they find a whole file, old or new.
  renameSync(fresh, file);
  return { ...process.env, FONTCONFIG_FILE: file };
}
