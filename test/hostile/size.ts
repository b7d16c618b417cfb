import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { contentSecurityPolicy } from "../../src/server/policies/contentSecurityPolicy.ts";
import { parseWireOrder } from "../../src/server/parseWireOrder.ts";
import { mergeTransactionFields } from "../../src/server/events/mergeTransactionFields.ts";
import { authenticate } from "../../src/server/authenticate.ts";
import { parseJson } from "../../src/parseJson.ts";
import { getOrderProblem } from "../../src/getOrderProblem.ts";
import { errorFromResponse } from "../../src/client/errorFromResponse.ts";
import { parseEventStream } from "../../src/client/parseEventStream.ts";
import { parsePurchases } from "../../src/core/unfinished/parsePurchases.ts";

import { parseProofSession } from "../../src/vendors/proof/session.ts";
import { parseProofTransaction } from "../../src/vendors/proof/transaction.ts";
import { proofStatus } from "../../src/vendors/proof/transaction.ts";
import { parseProofWebhook } from "../../src/vendors/proof/webhook.ts";
import { parseUpdate } from "../../src/vendors/proof/parseUpdate.ts";
import { assertNoSecretOptions } from "../../src/vendors/assertNoSecretOptions.ts";
import { SESSION, TRANSACTION } from "./answers.ts";
import { assertLinear, TIMES } from "./growth.ts";
import { MEGABYTE } from "./hostileJson.ts";
import { outcome } from "./tally.ts";

type Texts = Record<string, string>;

/** Texts of about so many letters, each the worst of its kind. */
function textsOf(size: number): Texts {
  const of = (text: string) => text.repeat(size / text.length);
  const list = (item: string) => `[${of(`${item},`)}${item}]`;
  const purchase = { vendor: "proof", id: "1", mode: "buy", time: Date.now() };
  return {
    letters: of("x"),
    brackets: of("["),
    nested: of("[").slice(size / 2) + of("]").slice(size / 2),
    quotes: of('"'),
    backslashes: of("\\"),
    numbers: list("0"),
    "empty objects": list("{}"),
    "empty texts": list('""'),
    "many fields": `{${of('"a":1,')}"a":1}`,
    "different fields": `{${Array.from({ length: size / 14 }, (_, at) => `"field${at}":1`).join()}}`,
    breaks: of("\n"),
    returns: of("\r"),
    "returns and breaks": of("\r\n"),
    colons: of(":"),
    "short data": of("data:\n"),
    spaces: of(" "),
    digits: of("1"),
    slashes: of("/"),
    commas: of("1.1.1.1,"),
    remembered: list(JSON.stringify(purchase)),
  };
}

/** What is read: a text, and what it says where it is JSON. */
interface Input {
  text: string;
  value: unknown;
}

function inputsOf(size: number): Record<string, Input> {
  const entries = Object.entries(textsOf(size));
  return Object.fromEntries(entries.map(([name, text]) => [name, { text, value: parsed(text) }]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const SMALL = inputsOf(MEGABYTE.length / TIMES);
const LARGE = inputsOf(MEGABYTE.length);

const parsers: Record<string, (text: string, value: unknown) => unknown> = {
  "a session": (_, value) =>
    Object.keys(SESSION).map((field) =>
      outcome(() => parseProofSession({ ...SESSION, [field]: value }), "session-malformed"),
    ),
  "a session, whole": (_, value) => outcome(() => parseProofSession(value), "session-malformed"),
  "a transaction": (_, value) =>
    Object.keys(TRANSACTION).map((field) =>
      outcome(
        () => parseProofTransaction({ ...TRANSACTION, [field]: value }),
        "transaction-malformed",
      ),
    ),
  "an order": (text, value) =>
    ["type", "currency", "amount", "redirect_url"].map((field) => [
      parseWireOrder({ type: "buy", currency: "USDT", [field]: value }),
      parseWireOrder({ type: "buy", currency: "USDT", [field]: `https://a.example/${text}` }),
      getOrderProblem({ mode: "buy", currency: "USDT", [field]: text }),
    ]),
  "an error": (text, value) =>
    ["session", "transaction"].map((stage) =>
      errorFromResponse(
        stage as "session",
        { status: 400, headers: { get: () => text } } as unknown as Response,
        { code: text, message: value },
        "POST /session",
      ),
    ),
  "what is remembered": (text) => parsePurchases(text),
  "an event": (text) =>
    parseEventStream(
      new Blob([text]).stream() as ReadableStream<Uint8Array>,
      () => {},
      () => {},
    ).catch((thrown: unknown) => assert.match(String(thrown), /too long/)),
  "a webhook": (text) => [
    parseProofWebhook(text),
    parseProofWebhook(JSON.stringify({ merchant_transaction_id: text, status: text })),
  ],
  "a message of the WebSocket": (text) => parseUpdate(text, "1", "2"),
  "news of a transaction": (text) =>
    mergeTransactionFields(
      mergeTransactionFields(undefined, { status: text }, proofStatus(text)),
      { status: text, other: text },
      "processing",
    ),
  "an address behind proxies": (text) =>
    authenticate({ headers: { get: () => text } } as unknown as Request, {
      vendors: [],
      user: () => ({ id: "1", email: "e" }),
      trustedProxies: 3,
    }),
  "an origin": (text) =>
    [text, `https://${text}`].map((origin) => {
      try {
        return contentSecurityPolicy([
          { page: { scripts: [origin], frames: [], permissions: [] } },
        ]);
      } catch (thrown) {
        assert.ok(thrown instanceof TypeError);
      }
    }),
  "the page's options": (text) => assertNoSecretOptions({ [text]: text }),
};

describe("ten times as much takes about ten times as long, up to a megabyte, as", () => {
  test.each(Object.entries(parsers))("%s", async (_, parse) => {
    for (const [name, large] of Object.entries(LARGE)) {
      const small = SMALL[name] ?? large;
      await assertLinear(
        name,
        {
          small: () => parse(small.text, small.value),
          large: () => parse(large.text, large.value),
        },
        { small: () => parseJson(small.text), large: () => parseJson(large.text) },
      );
    }
  });
});
