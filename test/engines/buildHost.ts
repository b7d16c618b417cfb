import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The files of the host page, by name, with the library as it is packed in `folder`. */
export async function buildHost(folder: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [here("host/host.tsx"), here("host/watch.ts")],
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    format: "esm",
    jsx: "automatic",
    target: "es2022",
    outdir: "/host",
    define: { "process.env.NODE_ENV": '"production"' },
    // This project's own `paths` lead to the sources.
    tsconfigRaw: {},
    plugins: [
      {
        name: "packed",
        setup(bundler) {
          bundler.onResolve({ filter: /^ramp-widget(\/|$)/ }, ({ path, kind, pluginData }) =>
            pluginData === "packed"
              ? undefined
              : bundler.resolve(path, { resolveDir: folder, kind, pluginData: "packed" }),
          );
        },
      },
    ],
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
}
