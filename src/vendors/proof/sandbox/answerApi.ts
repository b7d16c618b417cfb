import { readJsonRequest } from "../../sandbox/readJsonRequest.ts";
import { issueSession, type Issuer } from "./issueSession.ts";
import type { Ledger } from "./ledger.ts";
import { readSessionRequest } from "./readSessionRequest.ts";
import { refuse } from "./refuse.ts";

export interface ProofApi extends Issuer {
  ledger: Ledger;
  clientToken: string;
  offRamp: boolean;
}

/** Proof's backend API: sessions, transactions and the KYC status. */
export async function answerApi(api: ProofApi, request: Request): Promise<Response> {
  const { initTokenType, ledger } = api;
  const refused = refuseCaller(api, request, request.headers.get("authorization"));
  if (refused) return refused;
  const url = new URL(request.url);
  const [, , kind, encoded = "", detail] = url.pathname.split("/");
  const id = decode(encoded);
  if (request.method === "POST" && url.pathname === "/widget/session")
    return answerSession(api, request);
  if (request.method === "GET" && kind === "transactions") {
    const record = ledger.find(id);
    if (!record || detail !== undefined) return refuse(initTokenType, "transactionUnknown");
    return answer(api, ledger.transaction(record));
  }
  if (request.method === "GET" && kind === "users" && detail === "kyc-status") {
    if (!ledger.knowsUser(id)) return refuse(initTokenType, "notFound", "There is no such user.");
    const verifiedAt = ledger.verified.get(id);
    return answer(api, {
      partner_user_id: id,
      status: verifiedAt === undefined ? "not_started" : "verified",
      ...(initTokenType === "sdk_customer_token" &&
        verifiedAt !== undefined && { verified_at: new Date(verifiedAt).toISOString() }),
    });
  }
  return refuse(initTokenType, "notFound");
}

/** Rejects callers without the partner's token, and requests from web pages. */
export function refuseCaller(
  { initTokenType, clientToken }: ProofApi,
  request: Request,
  authorization: string | null,
): Response | undefined {
  if (!authorization) return refuse(initTokenType, "missingToken");
  if (authorization !== `Bearer ${clientToken}`) return refuse(initTokenType, "invalidToken");
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== new URL(request.url).origin)
    return refuse(initTokenType, "foreignOrigin");
  return undefined;
}

async function answerSession(api: ProofApi, request: Request): Promise<Response> {
  const { initTokenType, ledger } = api;
  const body = await readJsonRequest(request);
  if (!body) return refuse(initTokenType, "notJson");
  const wanted = readSessionRequest(initTokenType, body);
  if ("reason" in wanted) return refuse(initTokenType, wanted.reason, wanted.message);
  if (wanted.mode === "sell" && !api.offRamp) return refuse(initTokenType, "offRamp");
  const session = await issueSession(api, wanted);
  ledger.add(wanted, session);
  return answer(api, session);
}

/** An id with an invalid escape is an unknown id. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function answer(api: ProofApi, body: object): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (api.initTokenType === "sdk_partner_authorization")
    headers.set("x-request-id", crypto.randomUUID());
  return Response.json(body, { headers });
}
