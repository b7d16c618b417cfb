import type { Order } from "../../order.ts";
import { requestVendor, pauseFor } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { checkObject, isHeaderText } from "../checkOption.ts";
import { blameConfiguration } from "../blameConfiguration.ts";
import { getPiiPatterns } from "../getPiiPatterns.ts";
import { parseSecureBaseUrl } from "../parseSecureBaseUrl.ts";
import type { RampUser, VendorAnswer, VendorServer } from "../VendorServer.ts";
import { type ProofInitTokenType, proofSessionFields } from "./session.ts";
import { proofSocket } from "./socket.ts";
import { proofStatus, proofTransactionFields } from "./transaction.ts";
import { verifyProofTransaction, parseProofWebhook } from "./webhook.ts";

/** How this server reaches Proof. */
export interface ProofServerOptions {
  /** Where your Proof API lives, from your onboarding. `https:`, or `http:` on a loopback host. */
  baseUrl: string;
  /** The secret from your onboarding. It stays on the server (docs.proof.community, onboarding). */
  clientToken: string;
  /** What your sessions carry as `init_token_type`; Proof tells you at onboarding. @default "sdk_customer_token" */
  initTokenType?: ProofInitTokenType | undefined;
  /**
   * Where the widget's script comes from, for `contentSecurityPolicy()`. Give the browser's proof() the same.
   * @default ["https://widget.proof.community"]
   */
  scriptOrigins?: readonly string[] | undefined;
  /**
   * Where the frame comes from that the script opens, for `contentSecurityPolicy()` and `permissionsPolicy()`. Proof
   * does not document it; the default is inferred from the script's. Ask Proof, or look at the
   * violation that your page reports.
   * @default ["https://widget.proof.community"]
   */
  frameOrigins?: readonly string[] | undefined;
}

const WIDGET = ["https://widget.proof.community"];
/**
 * The identity check inside the widget needs the camera (docs.proof.community, KYC); the others are
 * what widgets of this kind ask for.
 */
const PERMISSIONS = ["camera", "microphone", "payment", "clipboard-write", "fullscreen"];

/**
 * Proof, seen from the partner's server, whose address Proof must have on its list
 * (docs.proof.community, onboarding).
 *
 * @throws {TypeError} at once, where the options cannot work, or where this runs in a browser
 */
export function proof(options: ProofServerOptions): VendorServer {
  return proofServer(options, pauseFor);
}

/** @internal The same, with its own way to wait between two tries. */
export function proofServer(options: ProofServerOptions, pause: Pause): VendorServer {
  checkOptions(options);
  const { baseUrl, clientToken, initTokenType = "sdk_customer_token" } = options;
  const { scriptOrigins = WIDGET, frameOrigins = WIDGET } = options;
  const base = toApiBase(baseUrl);
  const headers = { Authorization: `Bearer ${clientToken}`, Accept: "application/json" };

  async function ask(
    path: string,
    user?: RampUser,
    body?: Record<string, unknown>,
  ): Promise<VendorAnswer> {
    const personal = user ? getPiiPatterns(user) : [];
    const call = { url: `${base}/widget/${path}`, secrets: [clientToken], personal, headers, body };
    return requestVendor(call, pause);
  }

  async function askSession(body: Record<string, unknown>, user: RampUser): Promise<VendorAnswer> {
    const answer = await ask("session", user, body);
    // 403 is a token or an address of this server that Proof does not expect, with one exception.
    return isOfframpDisabled(answer) ? answer : blameConfiguration(answer);
  }

  async function askTransaction(id: string, user?: RampUser): Promise<VendorAnswer> {
    // No encoding keeps `..` from climbing in an address, and nothing is called that.
    if (/^\.+$/.test(id)) return { status: 404, body: { error: "not_found", code: "not_found" } };
    const answer = await ask(`transactions/${encodeURIComponent(id)}`, user);
    // Another user's transaction is 404 as well.
    return answer.status === 404 ? answer : blameConfiguration(answer);
  }

  return {
    name: "proof",
    // How long an `init_token` is valid (docs.proof.community, create session).
    sessionLifetimeMs: 60 * 60 * 1000,
    page: { scripts: scriptOrigins, frames: frameOrigins, permissions: PERMISSIONS },
    async createSession(order, user) {
      const body = sessionBody(order, user, initTokenType);
      if (typeof body === "string")
        return {
          status: 400,
          body: { error: "invalid_request", code: "missing_param", message: body },
        };
      return pickFields(proofSessionFields, await askSession(body, user));
    },
    async getTransaction(id, user) {
      const answer = await askTransaction(id, user);
      // No name on it counts as another user's: a purchase shows where somebody spends money.
      if (answer.status < 400 && answer.body.partner_user_id !== user.id)
        return { status: 404, body: { error: "not_found", code: "not_found" } };
      return pickFields(proofTransactionFields, answer);
    },
    getStatus: ({ status }) => proofStatus(status),
    parseWebhook: async ({ body }) => parseProofWebhook(body),
    async confirmTransaction({ id }) {
      return verifyProofTransaction(id, await askTransaction(id));
    },
    subscribeTransaction(id, user, listener) {
      return proofSocket({ base, clientToken, initTokenType }, id, user, listener);
    },
  };
}

/** The body of `POST /widget/session`, or the sentence that says what the order lacks for it. */
function sessionBody(
  { mode, currency, network, amount, fiatCurrency, fiatAmount, redirectUrl }: Order,
  user: RampUser,
  initTokenType: ProofInitTokenType,
): Record<string, unknown> | string {
  // JSON leaves out what is undefined.
  const common = {
    partner_user_id: user.id,
    user_email: user.email,
    currency,
    network,
    type: mode,
    redirect_url: redirectUrl,
  };
  if (initTokenType === "sdk_customer_token") {
    if (fiatCurrency === undefined)
      return 'Proof opens no session without `fiatCurrency`. Name the money in the order, such as "EUR".';
    return {
      ...common,
      fiat_currency: fiatCurrency,
      fiat_amount: fiatAmount,
      crypto_amount: amount,
    };
  }
  if (network === undefined)
    return 'Proof opens no session without `network`. Name the blockchain in the order, such as "TRC20".';
  if (amount === undefined)
    return "Proof with `sdk_partner_authorization` takes orders in crypto only. Give the order `amount` instead of `fiatAmount`.";
  return { ...common, amount, client_ip: user.ip };
}

function checkOptions(options: ProofServerOptions): void {
  if (typeof window !== "undefined" && typeof document !== "undefined")
    throw new TypeError(
      "proof() of ramp-widget/server ran in a browser, where everybody can read `clientToken`. Call it on your server, and take proof() from ramp-widget for the page.",
    );
  checkObject("proof()", options, "Pass `{ baseUrl, clientToken }` from your Proof onboarding.");
  const { clientToken, initTokenType, scriptOrigins, frameOrigins } = options;
  if (!isHeaderText(clientToken))
    throw new TypeError(
      "proof() got no usable `clientToken`: it is empty, or has spaces or line breaks in it. Pass the token from your Proof onboarding as it is.",
    );
  if (
    initTokenType !== undefined &&
    initTokenType !== "sdk_customer_token" &&
    initTokenType !== "sdk_partner_authorization"
  )
    throw new TypeError(
      'proof() got an unknown `initTokenType`. Pass "sdk_customer_token" or "sdk_partner_authorization": Proof tells you at onboarding which one your sessions carry.',
    );
  for (const [name, origins] of Object.entries({ scriptOrigins, frameOrigins })) {
    if (origins !== undefined && !Array.isArray(origins))
      throw new TypeError(
        `proof() got \`${name}\` that are no list. Pass an array of origins, such as ["https://widget.proof.community"].`,
      );
  }
}

/** Selling has to be enabled by Proof (docs.proof.community, errors). */
function isOfframpDisabled({ body }: VendorAnswer): boolean {
  return [body.error, body.code].includes("offramp_disabled");
}

function toApiBase(baseUrl: string): string {
  const base = parseSecureBaseUrl(baseUrl);
  if (base !== undefined) return base;
  throw new TypeError(
    'proof() got a `baseUrl` that it must not send your client token to. Pass an absolute https: address, such as "https://api.example.com"; plain http: is for loopback hosts only.',
  );
}

/** An error has passed the sieve already; of a success only these fields go to the browser. */
function pickFields(fields: readonly string[], answer: VendorAnswer): VendorAnswer {
  if (answer.status >= 400) return answer;
  const body: Record<string, unknown> = {};
  for (const field of fields)
    if (Object.hasOwn(answer.body, field)) body[field] = answer.body[field];
  return { ...answer, body };
}
