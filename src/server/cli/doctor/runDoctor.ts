import { collectProbe, type Environment } from "./collectProbe.ts";
import { countResults, diagnose } from "./diagnose.ts";
import { getDoctorUsage, parseDoctorArgs } from "./parseDoctorArgs.ts";
import { renderJson, renderReport } from "./renderReport.ts";
import { DEFAULT_TIMING, type Timing } from "./Timing.ts";

/** Where the doctor writes, and what it may read. */
export interface DoctorTerminal {
  env: Environment;
  isTty: boolean;
  /** Width of the terminal, if it has one. */
  columns: number | undefined;
  write: (text: string) => void;
  writeError: (text: string) => void;
}

/** Width of a line without a terminal, and the largest and smallest with one. */
const COLUMNS = 110;
const MIN_COLUMNS = 80;

/** Runs `ramp-widget doctor` and returns its exit code. */
export async function runDoctor(
  args: string[],
  terminal: DoctorTerminal,
  timing: Timing = DEFAULT_TIMING,
): Promise<0 | 1 | 2> {
  const { env, isTty, write, writeError } = terminal;
  let parsed: ReturnType<typeof parseDoctorArgs>;
  try {
    parsed = parseDoctorArgs(args);
  } catch (error) {
    writeError(`${error instanceof Error ? error.message : String(error)}\n\n${getDoctorUsage()}`);
    return 2;
  }
  if (!parsed) {
    write(getDoctorUsage());
    return 0;
  }
  const probe = await collectProbe(parsed, env, timing);
  if ("unreachable" in probe) {
    writeError(`The URL can't be reached (${probe.unreachable}). Check it and your network.`);
    return 2;
  }
  const groups = diagnose(probe);
  const page = "url" in probe.page ? probe.page.url : undefined;
  const target = { endpoint: probe.endpoint, page };
  const hasColors = isTty && !env["NO_COLOR"];
  const columns = Math.max(MIN_COLUMNS, Math.min(COLUMNS, terminal.columns ?? COLUMNS));
  write(
    parsed.isJson
      ? renderJson(groups, target)
      : renderReport(groups, target, { hasColors, columns }),
  );
  return countResults(groups).problem > 0 ? 1 : 0;
}
