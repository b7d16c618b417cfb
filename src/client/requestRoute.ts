import type { CustomEndpoint } from "./CustomEndpoint.ts";
import { callEndpoint, type Stage } from "./callEndpoint.ts";
import { fetchText } from "./fetchText.ts";
import { describeRequest, readJson } from "./readJson.ts";

/** A GET route of the endpoint that not every endpoint has. */
export interface OptionalRoute {
  stage: Stage;
  /** After the endpoint's URL, e.g. `/quotes`. */
  path: string;
  search: Record<string, string | undefined>;
  /** The function of a custom endpoint that stands for it. */
  functionName: "listTransactions" | "getQuotes" | "getOrderOptions" | "getKycStatus";
  call: (endpoint: CustomEndpoint, signal: AbortSignal) => Promise<unknown> | undefined;
}

/**
 * Requests a route, and returns the answer unparsed. It isn't part of the endpoint's client, so that
 * pages that don't use such a route don't load it.
 *
 * @throws {RampError} on any failure; with `status` 404 if the endpoint has no such route
 */
export async function requestRoute(
  endpoint: string | CustomEndpoint,
  { stage, path, search, functionName, call }: OptionalRoute,
  parentSignal: AbortSignal,
): Promise<unknown> {
  const isUrl = typeof endpoint === "string";
  const url = isUrl ? endpoint.replace(/\/+$/, "") + path : "";
  const requestName = isUrl
    ? describeRequest(`GET ${url}`)
    : `The endpoint's function \`${functionName}\``;
  return callEndpoint(stage, requestName, parentSignal, (signal) => {
    if (isUrl) {
      const response = fetchText(url + toSearch(search), { cache: "no-store", signal });
      return readJson(stage, response, signal, requestName);
    }
    const answer = call(endpoint, signal);
    if (!answer) throw Object.assign(new Error("Missing"), { status: 404 });
    return answer;
  });
}

function toSearch(search: Record<string, string | undefined>): string {
  const given = Object.entries(search).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
  );
  const text = new URLSearchParams(given).toString();
  return text && `?${text}`;
}
