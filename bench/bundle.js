import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".//", import.meta.url));

/** Packages that every partner's page has anyway. */
export const PARTNERS_OWN = ["react", "react-dom", "react/*", "react-dom/*", "@tanstack/*"];

/**
 * Bundles a module that imports packages as a partner's bundler does: production, minified, in chunks.
 *
 * @param {string | undefined} source a module of the partner's; without it, `options` names entries
 * @param {import("esbuild").BuildOptions} [options]
 * @returns {Promise<{ files: Map<string, Uint8Array>, metafile: import("esbuild").Metafile }>} by file name
 */
export async function bundle(source, options = {}) {
  const { outputFiles, metafile } = await build({
    ...(source !== undefined && {
      stdin: { contents: source, resolveDir: here, sourcefile: "partner.jsx", loader: "jsx" },
    }),
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    // The project's own tsconfig would resolve to the sources instead of the package.
    tsconfigRaw: {},
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "error",
    write: false,
    metafile: true,
    absWorkingDir: here,
    outdir: "out",
    entryNames: "app",
    alias: { "@daimo/sdk/frame": DAIMO_FRAME },
    plugins: [olderStripe],
    ...options,
  });
  if (!outputFiles || !metafile) throw new Error("The bundler made nothing.");
  const files = outputFiles.map(
    ({ path, contents }) => /** @type {const} */ ([nameOf(path), contents]),
  );
  return { files: new Map(files), metafile };
}

/** Daimo's entry includes wallets whose packages it doesn't declare. The component doesn't need them. */
const DAIMO_FRAME = "./node_modules/@daimo/sdk/dist/web/components/DaimoFrame.js";

/**
 * `@stripe/crypto` needs version 1 of Stripe's loader, and `@stripe/react-stripe-js` version 10.
 * @type {import("esbuild").Plugin}
 */
const olderStripe = {
  name: "older-stripe",
  setup(bundler) {
    bundler.onResolve({ filter: /^@stripe\/stripe-js/ }, ({ path, importer, kind, resolveDir }) =>
      importer.includes("@stripe/crypto")
        ? bundler.resolve(path.replace("@stripe/stripe-js", "stripe-js-1"), { kind, resolveDir })
        : undefined,
    );
  },
};

/** @param {string} path */
const nameOf = (path) => path.replaceAll("\\", "/").replace(/^.*\//, "");

/**
 * The chunks that the page loads together with one of them, including that one.
 *
 * @param {import("esbuild").Metafile} metafile
 * @param {string} [first]
 */
export const staticChunks = (metafile, first) => reach(metafile, ["import-statement"], first);

/**
 * Those, and all chunks that they may load later.
 * @param {import("esbuild").Metafile} metafile
 * @param {string} [first]
 */
export const allChunks = (metafile, first) =>
  reach(metafile, ["import-statement", "dynamic-import"], first);

/** @param {import("esbuild").Metafile} metafile @param {string[]} kinds @param {string} [first] */
function reach({ outputs }, kinds, first = "app.js") {
  const byName = new Map(Object.entries(outputs).map(([path, output]) => [nameOf(path), output]));
  const reached = new Set([first]);
  for (const name of reached)
    for (const { path, kind, external } of byName.get(name)?.imports ?? [])
      if (kinds.includes(kind) && !external) reached.add(nameOf(path));
  return [...reached];
}

/**
 * Compresses each file separately, as servers do.
 *
 * @param {(Uint8Array | undefined)[]} files
 */
export function sizeOf(files) {
  let [min, gzip, brotli] = [0, 0, 0];
  for (const file of files) {
    if (!file) throw new Error("A chunk that should be weighed is not there.");
    min += file.length;
    gzip += gzipSync(file, { level: 9 }).length;
    brotli += brotliCompressSync(file, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
      },
    }).length;
  }
  return { min, gzip, brotli };
}
