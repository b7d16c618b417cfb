import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";
import { proof, type Ramp, RampFrame, type RampOptions, useRamp } from "../../src/index.ts";
import type { Vendor } from "../../src/vendor.ts";
import { loadVendor } from "../loadVendor.ts";
import { openProofFrame } from "../../src/vendors/proof/openProofFrame.ts";
import { parseFrameMessage } from "../../src/vendors/transak/parseFrameMessage.ts";
import type { VendorFrame } from "../../src/vendors/Vendor.ts";
import { sell, say, first, box, WALLETS } from "../browser/sale.tsx";
import { waitForPhase, getPhase, actAsync } from "../browser/phase.ts";

// A message of the vendor's page that cannot be read still says that something was shown, or paid.

type Callbacks = Record<string, (payload?: unknown) => void>;

const SESSION = {
  merchant_transaction_id: "transaction-1",
  widget_id: "w-1",
  address: "TRx1",
  signature: "v2:signature",
  init_token: "token",
  init_token_type: "sdk_customer_token",
};

/** A purchase whose page is opened by Proof's own description, and called back as its script does. */
async function openProof(mode: "buy" | "sell") {
  clearPageGlobal("opened");
  const fake = createFakeVendor();
  const known = await loadVendor(proof());
  let callbacks: Callbacks = {};
  const vendor: Vendor = {
    ...fake.vendor,
    name: "proof",
    parseSession: () => ({
      ...known.parseSession({ ...SESSION, type: mode }, { mode, currency: "USDT" }),
      script: undefined,
      open(frame: VendorFrame) {
        const script = { run: (options: Callbacks) => void (callbacks = options) };
        frame.emit({ type: "ready" });
        return openProofFrame({ ...SESSION, type: mode }, { ...frame, script });
      },
    }),
  };
  let ramp: Ramp | undefined;
  function Custom(options: RampOptions) {
    ramp = useRamp(options);
    return (
      <section data-ramp="" data-phase={ramp.phase}>
        <RampFrame ramp={ramp} />
      </section>
    );
  }
  render(<Custom endpoint={fake.endpoint} vendors={[vendor]} currency="USDT" mode={mode} />);
  await actAsync(() => ramp?.start());
  await waitForPhase("ready");
  await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(0));
  return {
    fake,
    actAsync,
    now: () => ramp as Ramp,
    call: (name: string, payload: unknown) => actAsync(() => callbacks[name]?.(payload)),
  };
}

// faults M9, M10
describe("Proof calls back with something else than it documents", () => {
  const CALLS: [string, unknown][] = [
    ["onSellTransferEnabled", { amount: 100, currency: "USDT", network: "TRC20", address: "TRx" }],
    ["onSellTransferEnabled", undefined],
    ["onPaymentFinished", undefined],
    ["onPaymentFinished", { payment_method: null }],
    ["onStatusChange", { status: "paid", payment_method: 7 }],
    ["onStatusChange", "paid"],
  ];

  test.each(CALLS)(
    "%s(%j) is not taken for unpaid, and no second session begins",
    async (name, payload) => {
      const mode = name === "onSellTransferEnabled" ? "sell" : "buy";
      const { fake, now, actAsync, call } = await openProof(mode);
      await call(name, payload);
      await actAsync(() => now().close({ force: true }));
      await waitForPhase("unconfirmed");
      await actAsync(() => now().start());
      expect([getPhase(), fake.asked.length]).toEqual(["unconfirmed", 1]);
    },
  );

  test.each(CALLS)("%s(%j) is a reason to look", async (name, payload) => {
    const mode = name === "onSellTransferEnabled" ? "sell" : "buy";
    const { fake, call } = await openProof(mode);
    const looks = fake.requestCount();
    await call(name, payload);
    await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(looks));
  });

  test("facts that are out of date by then are shown no longer", async () => {
    const { call, now } = await openProof("sell");
    const good = { amount: "100", currency: "USDT", network: "TRC20", address: "TRfirst" };
    await call("onSellTransferEnabled", good);
    expect(now().depositRequest?.address).toBe("TRfirst");
    await call("onSellTransferEnabled", { ...good, amount: 90.5, address: "TRsecond" });
    expect(now().depositRequest).toBeUndefined();
    await call("onSellTransferEnabled", good);
    expect(now().depositRequest?.address).toBe("TRfirst");
  });
});

// faults M2
test("facts that come again after some that could not be read are shown again, and no wallet is asked twice", async () => {
  const onSellDeposit = vi.fn(WALLETS.declined);
  const { fake } = await sell({ onSellDeposit });
  const asks = (change: object) =>
    say(fake, { type: "deposit-requested", deposit: { ...first, ...change } });
  await asks({});
  await asks({ amount: "-1" });
  await asks({});
  await say(fake, { type: "close" });
  await waitFor(() => expect(box()).not.toBeNull());
  expect(screen.getByText("TRfirst")).toBeVisible();
  expect(onSellDeposit).toHaveBeenCalledOnce();
});

// faults M10
test("a page that talks without end is looked at now and then, and not at each word", async () => {
  const { fake } = await sell();
  await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(0));
  const looks = fake.requestCount();
  for (let count = 0; count < 50; count += 1)
    await say(fake, { type: "unknown", name: "resize", payload: count });
  await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(looks));
  expect(fake.requestCount()).toBeLessThanOrEqual(looks + 2);
});

test("Transak's page that asks for a transfer in words of another shape asks for one all the same", () => {
  const data = { amount: "100", to: "0xabc" };
  expect(
    parseFrameMessage(
      { event_id: "TRANSAK_WALLET_REDIRECTION", data },
      { transactionId: "t", mode: "sell" },
    ),
  ).toEqual({ type: "deposit-requested", deposit: { transactionId: "t" } });
});
