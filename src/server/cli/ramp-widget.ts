#!/usr/bin/env node
import { parseArgs } from "node:util";
import { postgresSchema } from "../store/postgresSchema.ts";
import { sqliteSchema } from "../store/sqliteSchema.ts";
import { runDoctor } from "./doctor/runDoctor.ts";

const usage = `Usage: ramp-widget schema postgres [--schema public]
       ramp-widget schema sqlite
       ramp-widget doctor <url> [options]

\`schema\` prints the SQL of a store's tables. For PostgreSQL it creates and migrates them:

  npx ramp-widget schema postgres | psql "$DATABASE_URL"

sqliteStore() creates its tables itself, so theirs is only to read.

\`doctor\` checks a running endpoint and its page; \`ramp-widget doctor --help\` lists its options.`;

/** @throws {TypeError} if an argument is wrong */
function print(args: string[]): string {
  const options = { schema: { type: "string" }, help: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return usage;
  switch (positionals.join(" ")) {
    case "schema postgres":
      return postgresSchema(values).trimEnd();
    case "schema sqlite":
      if (values.schema === undefined) return sqliteSchema.trimEnd();
      throw new TypeError("SQLite has no schemas. Leave out `--schema`.");
    default:
      throw new TypeError("Say what to do: `schema postgres`, `schema sqlite` or `doctor <url>`.");
  }
}

const [command, ...rest] = process.argv.slice(2);
if (command === "doctor") {
  process.exitCode = await runDoctor(rest, {
    env: process.env,
    isTty: process.stdout.isTTY,
    columns: process.stdout.columns,
    write: (text) => console.log(text),
    writeError: (text) => console.error(text),
  });
} else {
  try {
    console.log(print(process.argv.slice(2)));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
  }
}
