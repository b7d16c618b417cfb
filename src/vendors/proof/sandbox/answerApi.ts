import { readObject } from "../../readObject.ts";
import { issueSession, type Issuer } from "./issueSession.ts";
import type { Ledger } from "./ledger.ts";
import { readSessionRequest } from "./readSessionRequest.ts";
import { refuse } from "./refuse.ts";

export interface ProofApi extends Issuer {
  ledger: Ledger;
  clientToken: string;
  offRamp: boolean;
}

/** Proof's API for backends: sessions, transactions and the state of identity checks. */
export async function answerApi(api: ProofApi, request: Request): Promise<Response> {
  const { edition, ledger } = api;
  const refused = refuseCaller(api, request, request.headers.get("authorization"));
  if (refused) return refused;
  const url = new URL(request.url);
  const [, , kind, encoded = "", detail] = url.pathname.split("/");
  const id = decode(encoded);
  if (request.method === "POST" && url.pathname === "/widget/session")
    return answerSession(api, request);
  if (request.method === "GET" && kind === "transactions") {
    const record = ledger.find(id);
    if (!record || detail !== undefined) return refuse(edition, "transactionUnknown");
    return answer(api, ledger.transaction(record));
  }
  if (request.method === "GET" && kind === "users" && detail === "kyc-status") {
    if (!ledger.knowsUser(id)) return refuse(edition, "notFound", "There is no such user.");
    const verifiedAt = ledger.verified.get(id);
    return answer(api, {
      partner_user_id: id,
      status: verifiedAt === undefined ? "not_started" : "verified",
      ...(edition === "E1" &&
        verifiedAt !== undefined && { verified_at: new Date(verifiedAt).toISOString() }),
    });
  }
  return refuse(edition, "notFound");
}

/** The refusal for whoever does not show the partner's token, or calls from a web page. */
export function refuseCaller(
  { edition, clientToken }: ProofApi,
  request: Request,
  authorization: string | null,
): Response | undefined {
  if (!authorization) return refuse(edition, "missingToken");
  if (authorization !== `Bearer ${clientToken}`) return refuse(edition, "invalidToken");
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== new URL(request.url).origin)
    return refuse(edition, "foreignOrigin");
  return undefined;
}

async function answerSession(api: ProofApi, request: Request): Promise<Response> {
  const { edition, ledger } = api;
  const body = await readObject(request);
  if (!body) return refuse(edition, "notJson");
  const wanted = readSessionRequest(edition, body);
  if ("reason" in wanted) return refuse(edition, wanted.reason, wanted.message);
  if (wanted.mode === "sell" && !api.offRamp) return refuse(edition, "offRamp");
  const session = await issueSession(api, wanted);
  ledger.add(wanted, session);
  return answer(api, session);
}

/** An id with a broken escape is an id that nobody has. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function answer(api: ProofApi, body: object): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (api.edition === "E3") headers.set("x-request-id", crypto.randomUUID());
  return Response.json(body, { headers });
}
