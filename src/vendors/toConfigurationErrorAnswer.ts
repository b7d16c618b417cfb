import type { VendorAnswer } from "./VendorServer.ts";

/** `error` of a failure that only the partner can fix. The browser shows its user no details. */
export const CONFIGURATION_ERROR = "configuration_error";

/** What is wrong with this server's settings, for the developer. */
const FAULTS = {
  vendor_unauthorized:
    "The vendor refused this server: its keys, or the address that it calls from. Check both with the vendor.",
  vendor_not_found:
    "The vendor has nothing at the address that this server asked. Check the options that say where its API is, such as `baseUrl`.",
} as const;

/**
 * Converts errors that are the server's fault, not the user's. Unchanged, 401 and 403 would blame
 * the user, and 404 and 405 the endpoint's URL. Other responses stay unchanged.
 */
export function toConfigurationErrorAnswer(answer: VendorAnswer): VendorAnswer {
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

/** The browser shows the details to the developer, not to the user. */
export function configurationFault(code: keyof typeof FAULTS, answer: VendorAnswer): VendorAnswer {
  const { status, body } = answer;
  const said = [body.code ?? body.error, body.message].filter((text) => typeof text === "string");
  const message = `${FAULTS[code]} It answered ${[status, ...said].join(": ")}`;
  return { ...answer, status: 502, body: { error: CONFIGURATION_ERROR, code, message } };
}
