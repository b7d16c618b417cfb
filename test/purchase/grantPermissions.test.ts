import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a partner's bundler makes of it. @param env what it puts in place of `process.env.NODE_ENV` */
async function bundle(env?: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [
      fileURLToPath(new URL("../../src/core/frame/grantPermissions.ts", import.meta.url)),
    ],
    bundle: true,
    minifySyntax: true,
    write: false,
    format: "iife",
    // Any other platform has a `process` of its own accord.
    platform: "neutral",
    globalName: "built",
    ...(env !== undefined && { define: { "process.env.NODE_ENV": JSON.stringify(env) } }),
  });
  return outputFiles[0]?.text ?? "";
}

test("the developer's warning costs no byte in production", async () => {
  const [development, production] = await Promise.all([
    bundle("development"),
    bundle("production"),
  ]);
  expect(development).toContain("Permissions-Policy");
  expect(production).not.toMatch(/Permissions-Policy|warnPermissions|process/);
});

test("a page without a bundler has no `process`, and grants all the same", async () => {
  let allow = "";
  const nature = {
    getAttribute: () => allow,
    setAttribute: (_: string, value: string) => (allow = value),
  };
  const frame = Object.assign(Object.create(nature), { nodeType: 1, localName: "iframe" });
  const document = { createTreeWalker: () => ({ nextNode: () => null }) };
  const MutationObserver = class {
    observe() {}
  };
  const page = { frame, document, MutationObserver };
  runInNewContext(`${await bundle()}; built.grantPermissions(frame)`, page);
  expect(allow).toContain("camera");
});
