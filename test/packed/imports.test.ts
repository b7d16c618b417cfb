import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { build as vite, type Rolldown } from "vite";
import { describe, expect, inject, test } from "vitest";

const { folder } = inject("packed");

/** A bundler that is used as it comes: which of the package's modules does an import bring along? */
type Bundler = (code: string) => Promise<string[]>;

const withEsbuild: Bundler = async (code) => {
  const { metafile } = await esbuild({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    write: false,
    metafile: true,
    logLevel: "error",
    format: "esm",
    splitting: true,
    outdir: folder,
    absWorkingDir: folder,
    external: ["react", "@tanstack/query-core"],
  });
  // esbuild also writes chunks that nobody can come to any more; a page never loads them.
  const reached = new Set(
    Object.keys(metafile.outputs).filter((path) => path.endsWith("stdin.js")),
  );
  for (const path of reached)
    for (const next of metafile.outputs[path]?.imports ?? [])
      if (!next.external) reached.add(next.path);
  return [...reached]
    .flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
};

const withVite: Bundler = async (code) => {
  const entry = join(folder, "entry.js");
  const built = await vite({
    configFile: false,
    logLevel: "error",
    root: folder,
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: "strict",
        external: [/^react/, /^@tanstack/],
      },
    },
  });
  const { output } = [built].flat()[0] as Rolldown.RolldownOutput;
  return output
    .flatMap((chunk) => Object.entries(chunk.type === "chunk" ? chunk.modules : {}))
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([path]) => path);
};

describe.each([
  ["esbuild", withEsbuild],
  ["Vite", withVite],
])("with %s", (_, bundle) => {
  const modulesOf = async (code: string) =>
    (await bundle(code)).flatMap((path) => {
      const [, own] = path.split("node_modules/ramp-widget/dist/");
      return own ?? (path.includes("/zod/") ? "zod" : []);
    });

  test("who imports one hook gets one hook", async () => {
    const modules = await modulesOf('export { useTransaction } from "ramp-widget";');
    expect(modules).toContain("react/useTransaction.js");
    expect(modules).not.toContain("react/useRamp.js");
    // Of the vendors the default one may be there; of ours no look, no frame and no other language.
    const strangers =
      /^widget\/|styles|transak\/|bleepay\/|openFrame|loadScript|messages\/[a-z]{2}\.js/;
    expect(modules.filter((path) => strangers.test(path))).toEqual([]);
  });

  test("who imports the error's guard gets nothing else", async () => {
    const modules = await modulesOf('export { isRampError } from "ramp-widget";');
    expect(modules).toEqual(["RampError.js"]);
  });

  test("who imports nothing by name gets nothing", async () => {
    expect(await modulesOf('import "ramp-widget"; import "ramp-widget/server";')).toEqual([]);
  });
});

test("a stylesheet is not thrown away for being imported without a name", async () => {
  const { outputFiles } = await esbuild({
    stdin: { contents: 'import "ramp-widget/styles.css";', resolveDir: folder },
    bundle: true,
    write: false,
    outdir: folder,
  });
  const css = outputFiles.find(({ path }) => path.endsWith(".css"));
  expect(css?.text).toContain("[data-ramp]");
});
