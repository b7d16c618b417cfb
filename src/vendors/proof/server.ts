import { requestVendor, pauseFor, traceHeader } from "../requestVendor.ts";
import type { Pause, VendorCall } from "../requestVendor.ts";
import {
  checkFallbackSecrets,
  checkObject,
  checkOptionalFunction,
  isHeaderText,
} from "../optionChecks.ts";
import { toConfigurationErrorAnswer } from "../toConfigurationErrorAnswer.ts";
import { parseSecureBaseUrl } from "../parseSecureBaseUrl.ts";
import type { RampUser, VendorAnswer, VendorServer } from "../VendorServer.ts";
import { buildSessionBody } from "./buildSessionBody.ts";
import { getProofOffer } from "./getProofOffer.ts";
import { checkOptionLists, listProofOptions, type ProofAsset } from "./listProofOptions.ts";
import { toKycAnswer } from "./toKycAnswer.ts";
import type { ProofQuotes } from "./ProofQuotes.ts";
import { type ProofInitTokenType, proofSessionFields } from "./session.ts";
import { proofSocket } from "./socket.ts";
import { parseProofTransaction, proofStatus, proofTransactionFields } from "./transaction.ts";
import { confirmProofTransaction, parseProofWebhook } from "./webhook.ts";

/** Options of Proof for the server. */
export interface ProofServerOptions {
  /** Base URL of your Proof API, from your onboarding. `https:`, or `http:` on a loopback host. */
  baseUrl: string;
  /** The secret from your onboarding. Keep it on the server (docs.proof.community, onboarding). */
  clientToken: string;
  /**
   * Other values of `clientToken` that still open what was encrypted with them in the store: the
   * previous one, and during a deploy the next one. They are never sent.
   * @default none
   */
  fallbackSecrets?: readonly string[] | undefined;
  /**
   * The `init_token_type` of your sessions; Proof tells you at onboarding.
   * @default "sdk_customer_token"
   */
  initTokenType?: ProofInitTokenType | undefined;
  /**
   * Says what Proof would give for an order. Proof's API names no prices and no limits, so use your
   * own source, or `mercuryoQuotes()`.
   * @default none: Proof is offered without a price
   */
  quotes?: ProofQuotes | undefined;
  /**
   * The assets that Proof has enabled for you, for `GET …/options` and the order form's lists. Proof's
   * API doesn't list them.
   * @default none: the form lists what other vendors serve
   */
  assets?: readonly ProofAsset[] | undefined;
  /**
   * The currencies that your users pay Proof in, for the same lists.
   * @default none
   */
  fiatCurrencies?: readonly string[] | undefined;
  /**
   * Origins of the widget's script, for `contentSecurityPolicy()`. Pass the same to the browser's
   * proof().
   * @default ["https://widget.proof.community"]
   */
  scriptOrigins?: readonly string[] | undefined;
  /**
   * Origins of the frame that the script opens, for `contentSecurityPolicy()` and
   * `permissionsPolicy()`. Proof doesn't document them; the default is inferred from the script's.
   * Ask Proof, or check the violation that your page reports.
   * @default ["https://widget.proof.community"]
   */
  frameOrigins?: readonly string[] | undefined;
}

const WIDGET = ["https://widget.proof.community"];
/**
 * The widget's identity check needs the camera (docs.proof.community, KYC); the others are usual
 * for such widgets.
 */
const PERMISSIONS = ["camera", "microphone", "payment", "clipboard-write", "fullscreen"];

/**
 * Proof's server side. Proof must have your server's IP address on its allowlist
 * (docs.proof.community, onboarding).
 *
 * @throws {TypeError} immediately, if an option is invalid, or this runs in a browser
 */
export function proof(options: ProofServerOptions): VendorServer {
  refuseBrowser();
  return proofServer(options, pauseFor);
}

/** @internal Same as `proof()`, with a configurable pause between retries, and wherever it runs. */
export function proofServer(options: ProofServerOptions, pause: Pause): VendorServer {
  checkOptions(options);
  const { baseUrl, clientToken, fallbackSecrets = [] } = options;
  const { initTokenType = "sdk_customer_token" } = options;
  const { scriptOrigins = WIDGET, frameOrigins = WIDGET, quotes } = options;
  const { assets = [], fiatCurrencies = [] } = options;
  const orderOptions = listProofOptions({ assets, fiatCurrencies });
  const base = toApiBase(baseUrl);

  async function request(
    path: string,
    user?: RampUser,
    more?: Pick<VendorCall, "body" | "repeatable" | "signal">,
  ): Promise<VendorAnswer> {
    const call = {
      url: `${base}/widget/${path}`,
      secrets: [clientToken],
      user,
      headers: {
        Authorization: `Bearer ${clientToken}`,
        Accept: "application/json",
        ...traceHeader(user),
      },
      ...more,
    };
    return requestVendor(call, pause);
  }

  async function requestSession(
    body: Record<string, unknown>,
    user: RampUser,
  ): Promise<VendorAnswer> {
    const answer = await request("session", user, { body });
    // 403 means that Proof rejects this server's token or IP address, with one exception.
    return isOfframpDisabled(answer) ? answer : toConfigurationErrorAnswer(answer);
  }

  async function requestTransaction(id: string, user?: RampUser): Promise<VendorAnswer> {
    // Encoding doesn't prevent `..` from climbing in a URL, and no transaction has such an id.
    if (/^\.+$/.test(id)) return { status: 404, body: { error: "not_found", code: "not_found" } };
    const answer = await request(`transactions/${encodeURIComponent(id)}`, user);
    // Proof also responds with 404 for another user's transaction.
    return answer.status === 404 ? answer : toConfigurationErrorAnswer(answer);
  }

  /** Without retries if an offer waits for it. */
  async function requestKycStatus(user: RampUser, signal?: AbortSignal): Promise<VendorAnswer> {
    // Encoding doesn't prevent these from climbing in a URL either.
    if (/^\.+$/.test(user.id)) return { status: 200, body: { status: "not_started" } };
    const path = `users/${encodeURIComponent(user.id)}/kyc-status`;
    const answer = await request(path, user, { signal, repeatable: signal === undefined });
    return toKycAnswer(user.id, answer);
  }

  return {
    name: "proof",
    // Validity of an `init_token` (docs.proof.community, create session).
    sessionLifetimeMs: 60 * 60 * 1000,
    page: { scripts: scriptOrigins, frames: frameOrigins, permissions: PERMISSIONS },
    async createSession(order, user) {
      const built = buildSessionBody(order, user, initTokenType);
      if ("problem" in built) {
        const { message } = built.problem;
        return {
          status: 400,
          body: { error: "invalid_request", code: "missing_param", message },
        };
      }
      return pickFields(proofSessionFields, await requestSession(built.body, user));
    },
    async getOffers(order, user, context) {
      const built = buildSessionBody(order, user, initTokenType);
      if ("problem" in built)
        return [{ status: "unavailable", vendor: "proof", reason: built.problem.reason }];
      const getKycStatus = async (signal: AbortSignal) => requestKycStatus(user, signal);
      return [await getProofOffer(order, user, context, quotes, getKycStatus)];
    },
    getOrderOptions: async () => orderOptions,
    getKycStatus: async (user) => requestKycStatus(user),
    async getTransaction(id, user) {
      const answer = await requestTransaction(id, user);
      // Without a user id, treat it as another user's: a purchase shows where someone spends money.
      if (answer.status < 400 && answer.body.partner_user_id !== user.id)
        return { status: 404, body: { error: "not_found", code: "not_found" } };
      return pickFields(proofTransactionFields, answer);
    },
    getTransactionId: ({ merchant_transaction_id: id }) => id,
    parseTransaction: parseProofTransaction,
    getEncryptionKey: () => [clientToken, ...fallbackSecrets],
    getStatus: ({ status }) => proofStatus(status),
    parseWebhook: async ({ body }) => parseProofWebhook(body),
    async confirmTransaction({ id }) {
      return confirmProofTransaction(id, await requestTransaction(id));
    },
    subscribeTransaction(id, user, listener) {
      return proofSocket({ base, clientToken, initTokenType }, id, user, listener);
    },
  };
}

function refuseBrowser(): void {
  if (typeof window !== "undefined" && typeof document !== "undefined")
    throw new TypeError(
      "proof() of ramp-widget/server ran in a browser, where everybody can read `clientToken`. Call it on your server, and take proof() from ramp-widget for the page.",
    );
}

function checkOptions(options: ProofServerOptions): void {
  checkObject("proof()", options, "Pass `{ baseUrl, clientToken }` from your Proof onboarding.");
  const { clientToken, initTokenType, quotes, scriptOrigins, frameOrigins } = options;
  checkFallbackSecrets("proof()", options.fallbackSecrets);
  checkOptionLists(options.assets, options.fiatCurrencies);
  checkOptionalFunction(
    "proof()",
    "quotes",
    quotes,
    "Pass a function that returns a price, such as `mercuryoQuotes({ widgetId })`, or leave it out.",
  );
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

/** Selling must be enabled by Proof (docs.proof.community, errors). */
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

/** Errors are already filtered; of a success, only these fields reach the browser. */
function pickFields(fields: readonly string[], answer: VendorAnswer): VendorAnswer {
  if (answer.status >= 400) return answer;
  const body: Record<string, unknown> = {};
  for (const field of fields)
    if (Object.hasOwn(answer.body, field)) body[field] = answer.body[field];
  return { ...answer, body };
}
