// Makes editor.min.js and LICENSES.txt, here or in the folder that is named:
// npm ci && npm run build
import { build } from "esbuild"
import { readFileSync, writeFileSync } from "node:fs"

const folder = process.argv[2] ?? "."
const { metafile } = await build({
  entryPoints: ["editor.js"],
  outfile: `${folder}/editor.min.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none", // They stand in LICENSES.txt.
  metafile: true,
})
const [output] = Object.values(metafile.outputs)
const bundled = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput)
const packages = new Set(
  bundled.flatMap(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
)
const licenses = [...packages].sort().map((name) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"))
  return `${name} ${version}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`
})
writeFileSync(
  `${folder}/LICENSES.txt`,
  `editor.min.js holds these packages.\n\n${licenses.join("\n---\n\n")}`,
)
