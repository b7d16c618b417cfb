import { PUBLIC_VARIABLES } from "../../../vendors/doctorVendors.ts";
import type { DoctorArgs } from "./parseDoctorArgs.ts";
import type { Probe } from "./Probe.ts";
import { isEndpoint, requestEndpoint, toRoute } from "./requestEndpoint.ts";
import { requestEvents } from "./requestEvents.ts";
import { fetchAnswer } from "./fetchAnswer.ts";
import { inspectPage, requestPage } from "./requestPage.ts";
import type { Timing } from "./Timing.ts";

const DEFAULT_PATH = "/api/ramp";
/** Shorter values may be in a page by chance. */
const MIN_SECRET_LENGTH = 8;

/** Environment variables of this machine. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Sends all requests. Returns nothing to check if the URL can't be reached. */
export async function collectProbe(
  args: DoctorArgs,
  environment: Environment,
  timing: Timing,
): Promise<Probe | { unreachable: string }> {
  const { url, credentials, vendors, transaction } = args;
  const { requestMs } = timing;
  const found = await requestPage(url, credentials, requestMs);
  if ("failure" in found.outcome) return { unreachable: found.outcome.failure };
  const isItself = args.endpoint === undefined && (await isEndpoint(url, requestMs));
  const endpoint = isItself ? url : (args.endpoint ?? new URL(DEFAULT_PATH, found.url));
  endpoint.search = "";
  const [answers, signedIn, page] = await Promise.all([
    requestEndpoint(endpoint, requestMs),
    [...credentials].length === 0
      ? undefined
      : fetchAnswer(toRoute(endpoint, "transactions"), {
          headers: credentials,
          timeoutMs: requestMs,
        }),
    isItself ? { missing: "endpoint-only" as const } : inspectPage(found, credentials, requestMs),
  ]);
  const events = transaction && (await requestEvents(endpoint, transaction, credentials, timing));
  const localSecrets = findLocalSecrets(environment, args.allVendors);
  return { endpoint, answers, signedIn, page, events, vendors, localSecrets };
}

/** Returns the variables whose names begin with a vendor's, other than public ones. */
function findLocalSecrets(
  environment: Environment,
  vendors: DoctorArgs["allVendors"],
): Map<string, string> {
  const prefixes = vendors.map(({ name }) => `${name.toUpperCase()}_`);
  const secrets = new Map<string, string>();
  for (const [name, value = ""] of Object.entries(environment)) {
    const isVendors = prefixes.some((prefix) => name.startsWith(prefix));
    if (isVendors && !PUBLIC_VARIABLES.includes(name) && value.length >= MIN_SECRET_LENGTH)
      secrets.set(name, value);
  }
  return secrets;
}
