import { createSandbox, type Sandbox } from "ramp-widget/sandbox";
import type { PageView } from "../../../src/vendors/transak/sandbox/pageView.ts";
import { apiUrl, pageUrl } from "../partner.ts";

export const DAY: number = 24 * 60 * 60 * 1000;
export const partner: Record<string, string> = {
  apiKey: "sandbox-transak-key",
  referrerDomain: "localhost",
};

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A partner's server in front of Transak: its calls, with the headers that every one of them needs. */
export interface TransakPartner {
  sandbox: Sandbox;
  call: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  refresh: (headers?: Record<string, string>, body?: unknown) => Promise<Answer>;
  session: (params?: Record<string, unknown>) => Promise<string>;
  /** What Get Order By ID says of the latest order, the way there included. */
  order: (partnerOrderId?: string) => Promise<Record<string, unknown>>;
}

export function partnerOf(sandbox: Sandbox = createSandbox()): TransakPartner {
  let token = "";
  async function call(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const given = {
      "access-token": token,
      "x-api-key": "sandbox-transak-key",
      "x-user-ip": "203.0.113.42",
      "content-type": "application/json",
      ...headers,
    };
    const response = await sandbox.fetch(
      new Request(apiUrl + path, {
        headers: Object.entries(given).filter(([, value]) => value !== ""),
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      }),
    );
    const { status } = response;
    return { status, headers: response.headers, body: await response.json() };
  }
  const self: TransakPartner = {
    sandbox,
    call,
    async refresh(headers, body = { apiKey: partner["apiKey"] }) {
      const answer = await call("/partners/api/v2/refresh-token", body, {
        "api-secret": "sandbox-transak-secret",
        ...headers,
      });
      const { accessToken } = (answer.body["data"] ?? {}) as { accessToken?: string };
      token = accessToken ?? token;
      return answer;
    },
    async session(params = {}) {
      if (!token) await self.refresh();
      const widgetParams = { ...partner, partnerOrderId: "mine", ...params };
      const { body } = await call("/api/v2/auth/session", { widgetParams });
      return (body["data"] as { widgetUrl: string }).widgetUrl;
    },
    async order(partnerOrderId = "mine") {
      const { _id } = (sandbox.transaction(partnerOrderId) ?? {}) as { _id?: string };
      return (await call(`/partners/api/v2/order/${_id}`)).body["data"] as Record<string, unknown>;
    },
  };
  return self;
}

export type PageAnswer = Partial<PageView> & {
  pageToken?: string;
  refused?: string;
  errors?: Record<string, string>;
};

/** The document behind a widget address, as a browser asks for it. */
export async function loadPage(
  sandbox: Sandbox,
  widgetUrl: string,
  referer: string | undefined = "http://localhost:5173/",
): Promise<string> {
  const headers = referer ? { referer } : undefined;
  const response = await sandbox.fetch(new Request(widgetUrl, headers && { headers }));
  return response.text();
}

/** What the page's script does: opens the session, then makes the calls of its buttons. */
export async function openPage(sandbox: Sandbox, widgetUrl: string) {
  let pageToken: string | undefined;
  async function call(step: string, body: object = {}): Promise<PageAnswer> {
    const response = await sandbox.fetch(
      new Request(`${pageUrl}/transak/${step}`, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", authorization: `Bearer ${pageToken}` },
      }),
    );
    return (await response.json()) as PageAnswer;
  }
  const opened = await call("open", Object.fromEntries(new URL(widgetUrl).searchParams));
  pageToken = opened.pageToken;
  return { opened, call };
}

export const goodCard = { number: "4444 4444 4444 3333", expiry: "12/39", cvc: "123" };
export const badCard = { number: "5555 4444 3333 1111", expiry: "12/39", cvc: "555" };
