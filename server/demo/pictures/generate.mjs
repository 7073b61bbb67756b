// Draws every scene and writes its files: `files/{name}-{width}.{avif,webp,jpg}`.
// Needs the npm package sharp: `npm install --no-save sharp`, then
// `node generate.mjs`. The files are kept in the repository; this runs only
// when a drawing changes.

import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { HEIGHT, MARGIN, WIDTH, sheet } from "./brush.mjs";
import field from "./scenes/field.mjs";
import town from "./scenes/town.mjs";
import workshop from "./scenes/workshop.mjs";

const sharp = createRequire(path.join(process.cwd(), "here.js"))("sharp");
const WIDTHS = [480, 960, 1600];
const out = path.join(import.meta.dirname, "files");
await mkdir(out, { recursive: true });

for (const scene of [...workshop, ...field, ...town]) {
  const whole = Math.round(WIDTHS.at(-1) / (1 - 2 * MARGIN));
  const drawn = await sharp(Buffer.from(sheet(scene.draw(), whole))).png().toBuffer();
  const width = WIDTHS.at(-1);
  const height = Math.round((width * HEIGHT) / WIDTH);
  const sharpest = await sharp(drawn)
    .extract({ left: Math.round(whole * MARGIN), top: Math.round((whole * HEIGHT * MARGIN) / WIDTH), width, height })
    .png()
    .toBuffer();
  for (const each of WIDTHS) {
    const sized = () => sharp(sharpest).resize({ width: each });
    const file = (end) => path.join(out, `${scene.name}-${each}.${end}`);
    await sized().avif({ quality: 42, effort: 6 }).toFile(file("avif"));
    await sized().webp({ quality: 52, effort: 6 }).toFile(file("webp"));
    await sized().jpeg({ quality: 52, mozjpeg: true }).toFile(file("jpg"));
  }
  console.log(`${scene.name}: ${scene.alt}`);
}
