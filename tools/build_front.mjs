// Builds what the pages are dressed in: one style sheet and the fonts beside it, in an ignored folder.
import { build } from "esbuild";
import { rm } from "node:fs/promises";

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
