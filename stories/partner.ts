import { createSandbox, type Sandbox } from "ramp-widget/sandbox";
import {
  type Order,
  type RampEndpoint,
  RampError,
  type RampErrorCode,
  type RampErrorFacts,
  type RampStorage,
  type RememberedPurchase,
  type Vendor,
} from "ramp-widget";
import { storyVendor, type Page } from "./storyVendor.ts";

export interface Scene {
  /** What happens as soon as the user sees the page. Without it the page can be used by hand. */
  next?: "pay" | "decline" | "cancel" | "showDeposit" | "depositArrives";
  /** Milliseconds from `processing` to the end. @default 4000 */
  settleAfter?: number;
  page?: Page;
  /** What the endpoint does instead. */
  endpoint?: Partial<RampEndpoint>;
  /** What the browser remembers of a visit before. */
  before?: Pick<RememberedPurchase, "mode" | "mayBePaid" | "deposit" | "txHash">;
}

export interface PartnerProps {
  endpoint: RampEndpoint;
  vendors: Vendor[];
  storage: RampStorage | null;
}

/** The transaction of a visit before. */
const ID = "550e8400-e29b-41d4-a716-446655440000";

function remembering(purchase: RememberedPurchase): RampStorage {
  let kept: string | null = JSON.stringify([purchase]);
  return {
    getItem: () => kept,
    setItem: (_, value) => void (kept = value),
    removeItem: () => void (kept = null),
  };
}

/** An endpoint that answers the same transaction for ever, in Proof's shape. */
export function standing(
  type: "buy" | "sell",
  status: string,
  updatedAt: Date = new Date(),
): RampEndpoint {
  return {
    createSession: async () => ({}),
    getTransaction: async (id) => ({
      merchant_transaction_id: id,
      type,
      status,
      currency: "USDT",
      network: "TRC20",
      crypto_amount: "104.84",
      fiat_currency: "EUR",
      fiat_amount: "100.00",
      created_at: updatedAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    }),
  };
}

const TOKEN = "sandbox-client-token";

/**
 * A partner's props. Behind them is the sandbox, in this page's memory:
 * Proof's own answers, no server, no network.
 */
export function partner(scene: Scene = {}): PartnerProps {
  const sandbox = createSandbox({ clientToken: TOKEN, settleAfter: scene.settleAfter });
  const { next, page, before } = scene;
  return {
    endpoint: {
      createSession: (order) => ask(sandbox, "/widget/session", proofOrder(order)),
      getTransaction: (id) => ask(sandbox, `/widget/transactions/${id}`),
      ...scene.endpoint,
    },
    vendors: [storyVendor(sandbox, { page, onOpen: (id) => next && sandbox[next](id) })],
    // One story does not know what was bought in another.
    storage: before ? remembering({ vendor: "proof", id: ID, time: Date.now(), ...before }) : null,
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
