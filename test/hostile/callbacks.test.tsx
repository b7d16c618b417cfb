import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { FrameMessage } from "../../src/vendor.ts";
import { mountFrame } from "../../src/core/frame/mountFrame.ts";
import { proof } from "../../src/vendors/proof/proof.ts";
import { hostileJson, hostileText, spoiled } from "./hostileJson.ts";
import { loadVendor } from "../loadVendor.ts";

const SESSION = {
  merchant_transaction_id: "m-1",
  widget_id: "w-1",
  address: "TRx1",
  signature: "v2:secret-signature-5f1c",
  init_token: "secret-init-token-77ab",
  init_token_type: "sdk_customer_token",
};
const CALLBACKS = [
  "onLoad",
  "onReady",
  "onStatusChange",
  "onPaymentFinished",
  "onSellTransferEnabled",
];
const vendor = await loadVendor(proof());

/** What a page, but no JSON, can hand to a callback. */
const strange = fc.constantFrom<unknown>(
  undefined,
  () => {},
  Symbol("paid"),
  10n,
  new Date(Number.NaN),
  new Error("paid"),
  Object.create(null),
  Promise.resolve("paid"),
  globalThis,
  new Proxy({}, {}),
);
const payload = fc.oneof(
  spoiled({ status: "paid", payment_method: "card" }),
  spoiled({ amount: "100", currency: "USDT", network: "TRC20", address: "TRx1" }),
  hostileJson,
  strange,
);
const call = fc.record({
  name: fc.constantFrom(...CALLBACKS),
  args: fc.array(payload, { maxLength: 2 }),
});
const use = fc.record({
  /** While `run` is under way, after it, and after the frame was closed. */
  during: fc.array(call, { maxLength: 3 }),
  after: fc.array(call, { maxLength: 4 }),
  late: fc.array(call, { maxLength: 3 }),
});

const isText = (value: unknown) => typeof value === "string" && value !== "";
const isTextOrNothing = (value: unknown) => value === undefined || typeof value === "string";

/** The name of the message, where it is one of the documented union. */
function kindOf(message: FrameMessage): string | undefined {
  const isKnown = () => {
    switch (message.type) {
      case "loading":
      case "ready":
      case "close":
      case "failed":
        return true;
      case "status":
        return isTextOrNothing(message.status) && isTextOrNothing(message.paymentMethod);
      case "deposit-requested": {
        const { transactionId, ...fields } = message.deposit;
        return transactionId === "m-1" && Object.values(fields).every(isText);
      }
      case "unknown":
        return CALLBACKS.includes(message.name) && "payload" in message;
    }
  };
  return isKnown() ? message.type : undefined;
}

const EXPECTED: Record<string, string[]> = {
  onLoad: ["loading"],
  onReady: ["ready"],
  // Also where its payload is unknown: that it was called at all speaks of money.
  onStatusChange: ["status"],
  onPaymentFinished: ["status"],
  onSellTransferEnabled: ["deposit-requested"],
};

let tried = 0;
// oxlint-disable-next-line no-console
afterAll(() => console.info(`Hostile uses of the callbacks tried: ${tried}.`));

test("whatever the vendor's script calls back with is a known message, until it is closed", () => {
  const before = Reflect.ownKeys(Object.prototype).length;
  fc.assert(
    fc.property(use, ({ during, after, late }) => {
      tried += 1;
      let options: Record<string, (...args: unknown[]) => void> = {};
      const messages: FrameMessage[] = [];
      const expected: string[][] = [];
      const say = (calls: typeof after, isHeard: boolean) => {
        for (const { name, args } of calls) {
          options[name]?.(...args);
          if (isHeard) expected.push(EXPECTED[name] ?? []);
        }
      };
      const script = {
        run(given: typeof options) {
          options = given;
          say(during, true);
        },
      };
      const host = document.createElement("div");
      const parsed = vendor.parseSession(SESSION, { mode: "sell", currency: "USDT" });
      const { close } = mountFrame(host, {
        session: { ...parsed, vendor, skipped: [], expiresAt: Date.now() + 1000 },
        script,
        lang: undefined,
        theme: "light",
        messages: undefined,
        onOpened: () => {},
        onMessage: (message) => messages.push(message),
        onFailure: (error) => {
          throw error;
        },
      });
      say(after, true);
      close();
      say(late, false);
      if (host.childNodes.length > 0) throw new Error("something was left in the host");
      const kinds = messages.map(kindOf);
      if (kinds.includes(undefined)) throw new Error("a message that is none");
      const known = kinds.filter((kind) => kind !== "unknown");
      if (known.join() !== expected.join())
        throw new Error(`${known.join()} instead of ${expected.join()}`);
      if (Reflect.ownKeys(Object.prototype).length !== before) throw new Error("polluted");
    }),
    { numRuns: 3000 },
  );
  expect(tried).toBe(3000);
});

/** Everything that can be reached from an error, as text. */
function everythingOf(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== "object" || value === null) return String(value);
  if (seen.has(value)) return "";
  seen.add(value);
  const fields = Reflect.ownKeys(value).map((key) => Reflect.get(value, key) as unknown);
  return fields.map((field) => everythingOf(field, seen)).join("\n");
}

const { signature, init_token } = SESSION;
const blurted: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(signature, init_token), hostileText)
  .chain(([secret, text]) =>
    fc.constantFrom<unknown>(
      secret,
      new Error(`${text} ${secret}`),
      new Error(`GET /open?${new URLSearchParams({ secret }).toString()}`),
      new AggregateError([new Error(secret)], text),
      Object.defineProperty(new Error(text), "hidden", { value: secret, enumerable: false }),
      Object.assign(new Error(text), { options: { token: secret } }),
      new Error(text, { cause: { secret } }),
      { token: secret },
      [secret],
      Object.assign(Object.create(null) as object, { token: secret }),
    ),
  );

test("what the vendor's script throws carries no secret of the session away", async () => {
  await fc.assert(
    fc.asyncProperty(blurted, fc.boolean(), async (thrown, isLate) => {
      tried += 1;
      const failures: unknown[] = [];
      const script = {
        run() {
          if (isLate) return Promise.reject(thrown);
          throw thrown;
        },
      };
      const parsed = vendor.parseSession(SESSION, { mode: "sell", currency: "USDT" });
      mountFrame(document.createElement("div"), {
        session: { ...parsed, vendor, skipped: [], expiresAt: Date.now() + 1000 },
        script,
        lang: undefined,
        theme: "light",
        messages: undefined,
        onOpened: () => {},
        onMessage: () => {},
        onFailure: (error) => failures.push(error),
      });
      await new Promise((resolve) => setTimeout(resolve));
      if (failures.length !== 1) throw new Error(`${failures.length} failures`);
      const said = everythingOf(failures);
      if (said.includes(signature) || said.includes(init_token))
        throw new Error("a secret was told");
    }),
    { numRuns: 500 },
  );
});
