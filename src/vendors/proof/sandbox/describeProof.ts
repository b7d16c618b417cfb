import type { ProofApi } from "./answerApi.ts";
import { EMAIL_CODE } from "./answerFrame.ts";
import { SCRIPT_PATH } from "./issueSession.ts";

/** Addresses, credentials and test data of Proof, for the sandbox's start output. */
export function describeProof(
  { initTokenType, clientToken, widgetId, widgetOrigin }: ProofApi,
  apiUrl: string,
): readonly (readonly [name: string, value: string])[] {
  return [
    ["initTokenType", initTokenType],
    ["API", apiUrl],
    ["WebSocket", `${apiUrl.replace("http", "ws")}/ws`],
    ["Widget", widgetOrigin + SCRIPT_PATH],
    ["Client token", clientToken],
    ["Prices", `${apiUrl}/v1.6`],
    ["Widget id", widgetId],
    ["Email code", EMAIL_CODE],
    ["Identity check", 'click "Start verification"; once per user'],
    ["Card that pays", "4444 4444 4444 3333, CVC 123, any future date, any name"],
    ["Card that fails", "5555 4444 3333 1111, CVC 555, any future date, any name"],
  ];
}
