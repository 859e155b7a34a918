// Builds what the pages are dressed in: one style sheet and the fonts beside it, in an ignored folder.
import { build } from "esbuild";
import { readFile, rm, writeFile } from "node:fs/promises";

const built = "src/stafett/web/static/built/assets";

await rm(built, { recursive: true, force: true });
await build({
  entryPoints: { stafett: "src/stafett/web/styles/main.css" },
  outdir: built,
  bundle: true,
  minify: true,
  assetNames: "[name]",
  loader: { ".woff2": "file" },
  logLevel: "warning",
});

// Dark is for screens: a page that is printed from a dark screen is black on white.
const sheet = `${built}/stafett.css`;
const css = await readFile(sheet, "utf8");
const dark = /@media ?\(prefers-color-scheme: ?dark\)/g;
if (!dark.test(css)) throw new Error("The theme no longer says dark as this file expects.");
await writeFile(sheet, css.replace(dark, "@media screen and (prefers-color-scheme:dark)"));
