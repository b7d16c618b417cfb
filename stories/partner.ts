import { createSandbox, type Sandbox } from "ramp-widget/sandbox";
import {
  type Order,
  type RampEndpoint,
  RampError,
  type RampErrorCode,
  type RampErrorFacts,
  type Vendor,
} from "ramp-widget";
import { storyVendor, type Page } from "./storyVendor.ts";

export interface Scene {
  /** What happens as soon as the user sees the page. Without it the page can be used by hand. */
  next?: "pay" | "decline" | "cancel" | "depositArrives";
  /** Milliseconds from `processing` to the end. @default 4000 */
  settleAfter?: number;
  page?: Page;
  /** What the endpoint does instead. */
  endpoint?: Partial<RampEndpoint>;
}

export interface PartnerProps {
  endpoint: RampEndpoint;
  vendors: Vendor[];
}

const TOKEN = "sandbox-client-token";

/**
 * A partner's two props, `endpoint` and `vendors`. Behind them is the sandbox, in this page's memory:
 * Proof's own answers, no server, no network.
 */
export function partner(scene: Scene = {}): PartnerProps {
  const sandbox = createSandbox({ clientToken: TOKEN, settleAfter: scene.settleAfter });
  const { next, page } = scene;
  return {
    endpoint: {
      createSession: (order) => ask(sandbox, "/widget/session", proofOrder(order)),
      getTransaction: (id) => ask(sandbox, `/widget/transactions/${id}`),
      ...scene.endpoint,
    },
    vendors: [storyVendor(sandbox, { page, onOpen: (id) => next && sandbox[next](id) })],
  };
}

/** A partner whose endpoint gives no session. */
export function refusing(code: RampErrorCode, facts?: RampErrorFacts): PartnerProps {
  const createSession = async () => {
    // As long as a network takes, so that a second try can be seen.
    await new Promise((resolve) => setTimeout(resolve, 200));
    throw new RampError(code, "The story refuses.", facts);
  };
  return partner({ endpoint: { createSession } });
}

async function ask(sandbox: Sandbox, path: string, body?: object): Promise<unknown> {
  const response = await sandbox.fetch(
    new Request(`https://proof.invalid${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  const answer = await response.json();
  if (response.ok) return answer;
  throw new RampError("order-rejected", answer.message, {
    status: response.status,
    vendorCode: answer.error,
  });
}

/** The body of `POST /widget/session`, in Proof's names. */
function proofOrder({ mode, currency, network, amount, fiatCurrency, fiatAmount }: Order): object {
  return {
    partner_user_id: "user-123",
    user_email: "ada@example.com",
    type: mode,
    currency,
    network,
    crypto_amount: amount,
    fiat_currency: fiatCurrency,
    fiat_amount: fiatAmount,
  };
}
