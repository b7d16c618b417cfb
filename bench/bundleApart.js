import { bundle, PARTNERS_OWN } from "./bundle.js";

/** All React and TanStack Query modules that a page imports. */
const LIBRARIES = {
  react: "react.js",
  "react-dom": "react-dom.js",
  "react-dom/client": "react-dom-client.js",
  "react/jsx-runtime": "react-jsx-runtime.js",
  "@tanstack/query-core": "query.js",
};

/** What a page imports from the package: the widget and the default vendor. */
export const OUR_IMPORT = 'export { RampWidget, proof } from "ramp-widget"';

/**
 * Bundles a page, the package and their shared libraries into separate files, so that the package's
 * downloads can be measured.
 *
 * @param {string} page in `peers/`
 * @returns {Promise<{ files: Map<string, Uint8Array>, imports: Record<string, string> }>} the package's begin with `ours`
 */
export async function bundleApart(page) {
  const { files: app } = await bundle(`import "./peers/${page}"`, {
    external: [...PARTNERS_OWN, "ramp-widget"],
  });
  const { files: ours } = await bundleOurs();
  const libraries = await bundleLibraries();
  const imports = { "ramp-widget": "./ours.js", ...prefixed(LIBRARIES) };
  return { files: new Map([...app, ...ours, ...libraries]), imports };
}

export async function bundleOurs(source = OUR_IMPORT) {
  return bundle(source, {
    external: PARTNERS_OWN,
    entryNames: "ours",
    chunkNames: "ours-[name]-[hash]",
  });
}

/** @param {Record<string, string>} names */
const prefixed = (names) =>
  Object.fromEntries(Object.entries(names).map(([name, file]) => [name, `./${file}`]));

async function bundleLibraries() {
  const { files } = await bundle(undefined, {
    entryPoints: Object.entries(LIBRARIES).map(([name, file]) => ({
      in: `library:${name}`,
      out: file.replace(".js", ""),
    })),
    entryNames: "[name]",
    chunkNames: "library-[hash]",
    plugins: [
      {
        name: "libraries",
        setup(bundler) {
          bundler.onResolve({ filter: /^library:/ }, ({ path }) => ({
            path,
            namespace: "library",
          }));
          bundler.onLoad({ filter: /.*/, namespace: "library" }, async ({ path }) => {
            const name = path.replace("library:", "");
            const names = Object.keys(await import(name)).filter(
              (one) => !/^default$|\W|^module$/.test(one),
            );
            return {
              // React isn't an ES module yet, so a bundler can't see its exports.
              contents: `import * as all from ${JSON.stringify(name)};\nexport const { ${names.join(", ")} } = all;\nexport default all.default;`,
              resolveDir: import.meta.dirname,
            };
          });
        },
      },
    ],
  });
  return files;
}
