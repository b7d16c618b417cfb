import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a page loads of us, minified and compressed, without React and TanStack Query. */
export interface Loaded {
  bytes: number;
  files: string[];
  modules: string[];
}

export interface Bundle {
  /** With the import itself. */
  first: Loaded;
  /** With the import, and with what is fetched later whose name is one of these. */
  with: (...later: string[]) => Loaded;
  /** All that may be fetched later, by the names of its files without their hash. */
  later: string[];
}

/** What nearly every host has, so that its bytes are not counted. */
const HOSTS_OWN = ["react", "react-dom", "@tanstack/query-core"];

/** What a partner's bundler makes of an import from the tarball in `folder`. */
export async function bundleOf(
  code: string,
  folder: string,
  external: string[] = HOSTS_OWN,
): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    outdir: folder,
    absWorkingDir: folder,
    logLevel: "error",
    chunkNames: "[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    external,
  });
  const nameOf = (path: string) => basename(path).replace(/(-\w+)?\.js$/, "");
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [
      basename(path),
      gzipSync(contents, { level: 9 }).length,
    ]),
  );

  function reach(wanted: readonly string[] | "all"): string[] {
    const reached = new Set(
      Object.keys(metafile.outputs).filter((path) => path.endsWith("stdin.js")),
    );
    for (const path of reached)
      for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) {
        const isWanted =
          kind !== "dynamic-import" || wanted === "all" || wanted.includes(nameOf(next));
        if (!external && isWanted) reached.add(next);
      }
    return [...reached];
  }
  function load(wanted: readonly string[]): Loaded {
    const files = reach(wanted);
    const bytes = files.reduce((sum, path) => sum + (sizes.get(basename(path)) ?? 0), 0);
    const inputs = files.flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}));
    const modules = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([id]) => id);
    return { bytes, files: files.map(nameOf), modules: modules.toSorted() };
  }
  const later = reach("all").map(nameOf);
  return {
    first: load([]),
    with(...wanted) {
      const missing = wanted.filter((name) => !later.includes(name));
      if (missing.length > 0) throw new Error(`Nothing later is called ${missing.join(", ")}.`);
      return load(wanted);
    },
    later,
  };
}
