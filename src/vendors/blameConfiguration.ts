import type { VendorAnswer } from "./VendorServer.ts";

/** The `error` of an answer that only the partner can mend. The browser tells its user nothing more. */
export const CONFIGURATION_ERROR = "configuration_error";

/** What is wrong with this server's settings, as the browser's developer reads it. */
const FAULTS = {
  vendor_unauthorized:
    "The vendor refused this server: its keys, or the address that it calls from. Check both with the vendor.",
  vendor_not_found:
    "The vendor has nothing at the address that this server asked. Check the options that say where its API is, such as `baseUrl`.",
} as const;

/**
 * What a vendor says of this server and not of its user. Passed on as it came, 401 and 403 would
 * blame the user, and 404 and 405 the address of this endpoint. Other answers stay as they are.
 */
export function blameConfiguration(answer: VendorAnswer): VendorAnswer {
  switch (answer.status) {
    case 401:
    case 403:
      return configurationFault("vendor_unauthorized", answer);
    case 404:
    case 405:
      return configurationFault("vendor_not_found", answer);
    default:
      return answer;
  }
}

/** The browser shows its user nothing of it, and its developer all. */
export function configurationFault(code: keyof typeof FAULTS, answer: VendorAnswer): VendorAnswer {
  const { status, body } = answer;
  const said = [body.code ?? body.error, body.message].filter((text) => typeof text === "string");
  const message = `${FAULTS[code]} It answered ${[status, ...said].join(": ")}`;
  return { ...answer, status: 502, body: { error: CONFIGURATION_ERROR, code, message } };
}
