import { act, cleanup, render, waitFor } from "@testing-library/react";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  RampError,
  type RampEvent,
  RampWidget,
  type SellDeposit,
  type Transaction,
} from "../../src/index.ts";
import type { FrameMessage } from "../../src/vendor.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { startTestServers } from "../browser/startTestServers.ts";
import { simulateTabReturn, createFakeVendor } from "../browser/createFakeVendor.ts";
import { hostileJson, hostileText, letters } from "./hostileJson.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase, getPhase } from "../browser/phase.ts";

expectErrors("frame-failed");

function forgetPage() {
  Reflect.deleteProperty(globalThis, "proofWidget");
  clearPageGlobal("scripts");
  clearPageGlobal("opened");
  for (const element of document.querySelectorAll(
    "script[src*=widget],link[rel=preload],[data-foreign]",
  ))
    element.remove();
}
beforeEach(forgetPage);
afterEach(forgetPage);

describe("what the vendor's frame says", () => {
  const word = fc.oneof(fc.constantFrom("paid", "completed", "failed", "cancelled"), hostileText);
  const deposit: fc.Arbitrary<SellDeposit> = fc.record({
    transactionId: fc.oneof(
      letters("12").map((at) => `transaction-${at}`),
      hostileText,
    ),
    amount: word,
    currency: word,
    network: word,
    address: word,
  });
  const message: fc.Arbitrary<FrameMessage> = fc.oneof(
    { arbitrary: fc.constantFrom<FrameMessage>({ type: "loading" }, { type: "ready" }), weight: 2 },
    {
      arbitrary: fc
        .tuple(word, fc.option(word, { nil: undefined }))
        .map(([status, paymentMethod]): FrameMessage => ({
          type: "status",
          status,
          paymentMethod,
        })),
      weight: 5,
    },
    {
      arbitrary: deposit.map((deposit): FrameMessage => ({ type: "deposit-requested", deposit })),
      weight: 3,
    },
    {
      arbitrary: fc
        .tuple(word, hostileJson)
        .map(([name, payload]): FrameMessage => ({ type: "unknown", name, payload })),
      weight: 3,
    },
  );
  const last: fc.Arbitrary<FrameMessage[]> = fc.oneof(
    fc.constant<FrameMessage[]>([]),
    fc.constant<FrameMessage[]>([{ type: "close" }]),
    fc
      .oneof(
        hostileJson,
        hostileText.map((text) => new Error(text)),
        fc.constant(new RampError("frame-failed", "no")),
      )
      .map((error): FrameMessage[] => [{ type: "failed", error }]),
  );
  const story = fc.record({
    mode: fc.constantFrom("buy", "sell"),
    first: fc.array(message, { minLength: 60, maxLength: 120, size: "max" }),
    last,
    late: fc.array(message, { maxLength: 20 }),
  });

  test(
    "completes nothing, asks the wallet once and tells each fact once",
    { timeout: 300_000 },
    async () => {
      let said = 0;
      await fc.assert(
        fc.asyncProperty(story, async ({ mode, first, last, late }) => {
          localStorage.clear();
          const fake = createFakeVendor();
          const told: string[] = [];
          const phases: string[] = [];
          const wallet: string[] = [];
          const note = (what: string) => (transaction: Transaction) =>
            void told.push(`${what} ${transaction.id} ${transaction.status}`);
          render(
            <RampWidget
              endpoint={fake.endpoint}
              vendors={[fake.vendor]}
              currency="USDT"
              mode={mode}
              onReady={() => told.push("ready")}
              onStatusChange={note("status")}
              onComplete={note("complete")}
              onFail={note("fail")}
              onCancel={note("cancel")}
              onError={({ code }) => told.push(`error ${code}`)}
              onClose={() => told.push("close")}
              onEvent={(event: RampEvent) => event.type === "phase" && phases.push(event.phase)}
              onSellDeposit={async ({ transactionId }) => {
                wallet.push(transactionId);
                return { txHash: "0x1" };
              }}
            />,
          );
          await waitForPhase("ready");
          for (const messages of [first, last, late]) {
            await act(async () => {
              for (const message of messages) fake.frames[0]?.emit(message);
              said += messages.length;
            });
          }
          await act(async () => simulateTabReturn());
          const odd = [...phases, getPhase()].filter((one) =>
            /completed|failed|cancelled|processing/.test(one ?? ""),
          );
          if (odd.length > 0) throw new Error(`phase ${odd.join()}`);
          if (new Set(told).size < told.length) throw new Error(`told twice: ${told.join()}`);
          if (told.some((one) => /^(complete|fail|cancel) /.test(one)))
            throw new Error(told.join());
          if (wallet.length > (mode === "sell" ? 1 : 0)) throw new Error(`asked ${wallet.join()}`);
          if (wallet.some((id) => id !== "transaction-1"))
            throw new Error(`asked for ${wallet.join()}`);
          if (fake.asked.length !== 1 || fake.frames.length !== 1) throw new Error("began anew");
          cleanup();
        }),
        { numRuns: 40, endOnFailure: true },
      );
      expect(said).toBeGreaterThan(3000);
      // oxlint-disable-next-line no-console
      console.info(`Hostile messages of a frame tried: ${said}.`);
    },
  );
});

describe("what others post to the window", () => {
  const words = fc.constantFrom(
    "paid",
    "completed",
    "COMPLETED",
    "failed",
    "cancelled",
    "success",
    "__proto__",
  );
  const named = fc.constantFrom(
    "onLoad",
    "onReady",
    "onStatusChange",
    "onPaymentFinished",
    "onSellTransferEnabled",
    "run",
    "toString",
  );
  const deposit = { amount: "100", currency: "USDT", network: "TRC20", address: "TRthief" };
  const forged = fc.oneof(
    fc.tuple(named, words).map(([name, status]) => ({
      proof: "callback",
      name,
      data: { status, payment_method: "card" },
    })),
    fc.constant({ proof: "callback", name: "onSellTransferEnabled", data: deposit }),
    fc.constantFrom<unknown>(
      { proof: "hello" },
      { proof: "height", height: 1e9 },
      { proof: "close" },
    ),
    words.map((status) => ({ type: "transaction", transaction: { id: "1", status }, status })),
    words,
    fc.constantFrom<unknown>(null, 0, [], {}, JSON.parse('{"__proto__":{"status":"completed"}}')),
  );

  /** Another document: one of this page's own, and one without an origin. */
  async function openForeign(sandbox: string) {
    const frame = document.createElement("iframe");
    frame.dataset["foreign"] = "";
    frame.setAttribute("sandbox", sandbox);
    frame.srcdoc = `<script>addEventListener("message", ({ data, source }) => {
      if (source !== parent || !Array.isArray(data)) return;
      for (const one of data) { parent.postMessage(one, "*"); for (let at = 0; at < parent.length; at += 1) parent[at].postMessage(one, "*"); }
      parent.postMessage("all said", "*");
    })</script>`;
    await new Promise((resolve) => {
      frame.addEventListener("load", resolve, { once: true });
      document.body.append(frame);
    });
    return frame;
  }

  async function throughForeign(frame: HTMLIFrameElement, messages: unknown[]) {
    const isDone = new Promise<void>((resolve) => {
      window.addEventListener("message", function hear({ data, source }) {
        if (source !== frame.contentWindow || data !== "all said") return;
        window.removeEventListener("message", hear);
        resolve();
      });
    });
    frame.contentWindow?.postMessage(messages, "*");
    await isDone;
  }

  test("moves nothing; the endpoint's word does", { timeout: 300_000 }, async () => {
    const servers = await startTestServers("sdk_customer_token");
    const events: RampEvent[] = [];
    const wallet: unknown[] = [];
    render(
      <RampWidget
        endpoint={servers.endpoint}
        vendors={servers.vendors}
        mode="sell"
        currency="USDT"
        network="TRC20"
        fiatCurrency="EUR"
        fiatAmount="100"
        onEvent={(event) => events.push(event)}
        onSellDeposit={async (deposit) => {
          wallet.push(deposit);
          return { sent: true };
        }}
      />,
    );
    await waitForPhase("ready");
    const isSeen = ({ type }: RampEvent) => type === "transaction";
    await waitFor(() => expect(events.some(isSeen)).toBe(true));
    const vendorFrame = document.querySelector<HTMLIFrameElement>("[data-ramp] iframe");
    const height = vendorFrame?.style.height;
    const before = events.length;

    const own = await openForeign("allow-scripts allow-same-origin");
    const other = await openForeign("allow-scripts");
    let posted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(forged, { minLength: 10, maxLength: 30, size: "max" }),
        async (messages) => {
          for (const message of messages) {
            window.postMessage(message, "*");
            // Also as the vendor's own origin, which no page can claim, and as nobody.
            for (const source of [window, own.contentWindow, other.contentWindow, null])
              for (const origin of [servers.widgetOrigin, location.origin, "null", ""])
                window.dispatchEvent(
                  new MessageEvent("message", { data: message, origin, source }),
                );
          }
          await act(async () => {
            await throughForeign(own, messages);
            await throughForeign(other, messages);
          });
          posted += messages.length * 19;
          if (getPhase() !== "ready") throw new Error(`phase ${getPhase()}`);
          if (events.length !== before) throw new Error(JSON.stringify(events.slice(before)));
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
    expect(wallet).toEqual([]);
    expect(vendorFrame?.style.height).toBe(height);
    expect(vendorFrame?.isConnected).toBe(true);
    expect(Reflect.ownKeys(Object.prototype)).not.toContain("status");
    // oxlint-disable-next-line no-console
    console.info(`Forged window messages tried: ${posted}.`);

    const seen = events.findLast((event) => event.type === "transaction");
    const id = seen?.type === "transaction" ? seen.transaction.id : "";
    await servers.cancel(id);
    await waitFor(async () => {
      await act(async () => simulateTabReturn());
      expect(getPhase()).toBe("cancelled");
    });
  });
});
