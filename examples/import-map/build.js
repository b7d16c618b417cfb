// Makes modules for browsers out of what the import map names beside `ramp-widget`. React's names are
// written down, because nothing can read them off CommonJS.
import { build } from "esbuild";

const MODULES = {
  react: `
    import React from "react";
    export const {
      createContext, createElement, Fragment, lazy, memo, startTransition, StrictMode, Suspense,
      useCallback, useContext, useDebugValue, useDeferredValue, useEffect, useId, useInsertionEffect,
      useLayoutEffect, useMemo, useReducer, useRef, useState, useSyncExternalStore, useTransition,
    } = React;`,
  "react-jsx-runtime": `
    import runtime from "react/jsx-runtime";
    export const { Fragment, jsx, jsxs } = runtime;`,
  "react-dom-client": `
    import client from "react-dom/client";
    export const { createRoot, hydrateRoot } = client;`,
  "query-core": 'export * from "@tanstack/query-core";',
  "lean-qr-nano": 'export * from "lean-qr/nano";',
};

await build({
  entryPoints: Object.keys(MODULES).map((name) => ({ in: `module:${name}`, out: name })),
  bundle: true,
  splitting: true, // one React for all of them
  format: "esm",
  minify: true,
  outdir: "public/modules",
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [
    {
      name: "modules",
      setup(builder) {
        builder.onResolve({ filter: /^module:/ }, ({ path }) => ({
          path: path.replace("module:", ""),
          namespace: "module",
        }));
        builder.onLoad({ filter: /.*/, namespace: "module" }, ({ path }) => ({
          contents: MODULES[path],
          resolveDir: import.meta.dirname,
        }));
      },
    },
  ],
});
