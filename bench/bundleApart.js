import { bundle, PARTNERS_OWN } from "./bundle.js";

/** Everything of React and TanStack Query that a page imports. */
const LIBRARIES = {
  react: "react.js",
  "react-dom": "react-dom.js",
  "react-dom/client": "react-dom-client.js",
  "react/jsx-runtime": "react-jsx-runtime.js",
  "@tanstack/query-core": "query.js",
};

/** What a page imports of ours: the widget, and the vendor that runs where nobody names one. */
export const OUR_IMPORT = 'export { RampWidget, proof } from "ramp-widget"';

/**
 * A page, our package and what both import, each in files of its own. What the browser asks for of the
 * second can then be weighed.
 *
 * @param {string} page in `peers/`
 * @returns {Promise<{ files: Map<string, Uint8Array>, imports: Record<string, string> }>} ours begin with `ours`
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
              // React is no module yet, and a bundler cannot see its names by itself.
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
