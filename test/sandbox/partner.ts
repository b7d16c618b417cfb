import type { Sandbox } from "ramp-widget/sandbox";
import type { FrameView } from "../../src/vendors/proof/sandbox/frameView.ts";
import type { ProofSession } from "../../src/vendors/proof/session.ts";

export const apiUrl = "http://localhost:5174";
export const pageUrl = "http://localhost:5175";

/** An order that both APIs accept: each ignores what only the other one knows. */
export const order: Record<string, unknown> = {
  partner_user_id: "user-1",
  user_email: "ada@example.com",
  currency: "USDT",
  network: "TRC20",
  fiat_currency: "EUR",
  fiat_amount: "100",
  amount: "100",
  type: "buy",
};

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Calls the API as the partner's server does. */
export async function callApi(
  sandbox: Sandbox,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await sandbox.fetch(
    new Request(apiUrl + path, {
      ...(body !== undefined && {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
      headers: {
        authorization: "Bearer sandbox-client-token",
        "content-type": "application/json",
        ...headers,
      },
    }),
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

export async function newSession(
  sandbox: Sandbox,
  changes: Record<string, unknown> = {},
): Promise<ProofSession> {
  const { body } = await callApi(sandbox, "/widget/session", { ...order, ...changes });
  return body as unknown as ProofSession;
}

/** What a faithful partner hands to `run`. */
export function runOptions(session: ProofSession): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(session).map(([field, value]) => [
      field.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

export type PageAnswer = Partial<FrameView> & {
  status: number;
  frameToken?: string;
  message?: string;
  errors?: Record<string, string>;
};

/** The hosted page of one session: `call` is what its buttons do. */
export async function openPage(sandbox: Sandbox, options: Record<string, unknown>) {
  let frameToken: string | undefined;
  async function call(step: string, body: object = {}): Promise<PageAnswer> {
    const response = await sandbox.fetch(
      new Request(`${pageUrl}/frame/${step}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", authorization: `Bearer ${frameToken}` },
      }),
    );
    return { ...((await response.json()) as object), status: response.status };
  }
  const opened = await call("open", options);
  frameToken = opened.frameToken;
  return { opened, call };
}

export const goodCard = {
  number: "4444 4444 4444 3333",
  expiry: "12/39",
  cvc: "123",
  name: "Ada Lovelace",
};

export const badCard = {
  number: "5555 4444 3333 1111",
  expiry: "12/39",
  cvc: "555",
  name: "Ada Lovelace",
};
