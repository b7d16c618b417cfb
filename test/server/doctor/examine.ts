import { expect } from "vitest";
import type { Finding } from "../../../src/server/cli/doctor/Finding.ts";
import { runDoctor } from "../../../src/server/cli/doctor/runDoctor.ts";
import { DEFAULT_TIMING, type Timing } from "../../../src/server/cli/doctor/Timing.ts";
import { SESSION, TRANSACTION } from "./serveShop.ts";

/** Secrets of the local machine that pages of these tests may contain. */
export const LOCAL = { PROOF_TOKEN: "proof-token-0a9b8c7d", PROOF_URL: "https://api.example.com" };

export interface Examination {
  code: number;
  output: string;
  errors: string;
}

/** Runs the doctor as the command does, and fails if it prints a secret. */
export async function run(
  args: string[],
  { timing = {}, env = LOCAL, isTty = false }: RunOptions = {},
): Promise<Examination> {
  let output = "";
  let errors = "";
  const code = await runDoctor(
    args,
    {
      env,
      isTty,
      columns: undefined,
      write: (text) => (output += text),
      writeError: (text) => (errors += text),
    },
    { ...DEFAULT_TIMING, requestMs: 60_000, streamMs: 60_000, firstEventMs: 60_000, ...timing },
  );
  for (const secret of [SESSION, TRANSACTION, LOCAL.PROOF_TOKEN])
    expect(output + errors).not.toContain(secret);
  return { code, output, errors };
}

export interface RunOptions {
  timing?: Partial<Timing>;
  env?: Record<string, string>;
  isTty?: boolean;
}

/** Runs it with `--json`, and gives what is not ok. */
export async function examine(
  url: string,
  args: string[] = [],
  options: RunOptions = {},
): Promise<{ code: number; problems: string[]; warnings: string[]; findings: Finding[] }> {
  const { code, output } = await run([url, "--json", ...args], options);
  const { findings } = JSON.parse(output) as { findings: Finding[] };
  const idsOf = (wanted: string) => [
    ...new Set(findings.filter(({ result }) => result === wanted).map(({ id }) => id)),
  ];
  return { code, problems: idsOf("problem"), warnings: idsOf("warning"), findings };
}
