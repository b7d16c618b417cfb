import { parseJson } from "../parseJson.ts";
import { RampError } from "../RampError.ts";
import type { Stage } from "./callEndpoint.ts";
import { errorFromResponse } from "./errorFromResponse.ts";
import type { TextResponse } from "./fetchText.ts";

/** The request as errors name it, without query, credentials or the page's own origin. */
export function describeRequest(request: string): string {
  const { origin } = globalThis.location ?? {};
  return request.replace(/[?#].*|(?<=\/\/)[^/]*@/gs, "").replace(` ${origin}/`, " /");
}

/**
 * Reads the JSON body of a response.
 *
 * @param requestName the request as the error names it
 * @throws {RampError} on any failure; if `signal` aborted, its own reason is thrown
 */
export async function readJson(
  stage: Stage,
  answer: Promise<TextResponse>,
  signal: AbortSignal,
  requestName: string,
): Promise<unknown> {
  const [response, text] = await answer.catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new RampError(
      stage === "session" ? "session-network" : "transaction-unreachable",
      `${requestName} could not be reached.`,
      { cause },
    );
  });
  const body = parseJson(text);
  if (!response.ok) throw errorFromResponse(stage, response, body, requestName);
  if (body === undefined)
    throw new RampError(
      `${stage}-malformed`,
      `${requestName} answered ${response.headers.get("Content-Type") ?? "something"} where JSON was expected. ` +
        "Check that the route exists and is not behind a login.",
      { status: response.status },
    );
  return body;
}
