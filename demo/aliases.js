import { fileURLToPath } from "node:url";

/** @param {string} file */
const source = (file) => fileURLToPath(new URL(`../src/${file}`, import.meta.url));

/** The demo imports the package by name but runs from its sources, so it needs no build. */
export const aliases = {
  "ramp-widget/server/postgres": source("server/postgres.ts"),
  "ramp-widget/server/redis": source("server/redis.ts"),
  "ramp-widget/server/sqlite": source("server/sqlite.ts"),
  "ramp-widget/server": source("server.ts"),
  "ramp-widget/messages": source("messages"),
  "ramp-widget/sandbox/page": source("sandbox/page.ts"),
  "ramp-widget/sandbox/server": source("sandbox/server.ts"),
  "ramp-widget/sandbox": source("sandbox.ts"),
  "ramp-widget": source("index.ts"),
};
