import { expect } from "vitest";
import { english as bleepay } from "../../../src/vendors/bleepay/english.ts";
import { proofPageDriver } from "../../../src/vendors/proof/sandbox/proofPageDriver.ts";
import { GOOD_CARD } from "../../../src/vendors/sandbox/PageDriver.ts";
import { placeIn } from "../toTestPage.ts";
import { type Page, type Server, type Trial, trial } from "../Trial.ts";

const FRAME = "[data-ramp-frame] iframe";

/** The purchase has ended once, and the vendor was asked for one session. */
async function endedOnce(server: Server, page: Page): Promise<void> {
  const id = server.sandbox.newestTransaction();
  await page.until("window.host.completed.length > 0");
  const completed = await page.completions();
  expect(completed).toHaveLength(1);
  // Bleepay's has the sealed secret of its session after it.
  expect(completed[0]?.split(".")[0]).toBe(id);
  expect(server.sandbox.counts.sessions).toBe(1);
}

/** A purchase by card, from the first look to the crypto. */
const buysWith = (vendor: "proof" | "transak") =>
  trial(`${vendor}: a card pays, and the crypto arrives`, async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor });
    await page.ramp.pay();
    expect(await page.completions()).toEqual([]);
    await page.ramp.settle();
    await endedOnce(server, page);
    expect(await page.complaints()).toEqual([]);
  });

const isDeclinedBy = (vendor: "proof" | "transak") =>
  trial(`${vendor}: a declined card is a failed purchase`, async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor });
    await page.ramp.decline();
    await page.reads("This didn't go through");
    expect(await page.completions()).toEqual([]);
    expect(server.sandbox.counts.sessions).toBe(1);
  });

const isCancelledAt = (vendor: "proof" | "transak") =>
  trial(`${vendor}: an order cancelled on the vendor's page is cancelled`, async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor });
    await page.ramp.cancel();
    await page.reads("Cancelled");
    expect(server.sandbox.counts.sessions).toBe(1);
  });

export const purchases: Trial[] = [
  buysWith("proof"),
  isDeclinedBy("proof"),
  isCancelledAt("proof"),
  trial("proof: the same with a partner's authorization", async ({ serve }) => {
    const server = await serve({ initTokenType: "sdk_partner_authorization" });
    const page = await server.open({ isAmountInCrypto: true });
    await page.ramp.pay();
    await page.ramp.settle();
    await endedOnce(server, page);
  }),
  buysWith("transak"),
  isDeclinedBy("transak"),
  isCancelledAt("transak"),
  trial("transak: an order on hold can still be refunded", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor: "transak" });
    await page.ramp.pay();
    await page.ramp.happen("hold");
    await page.ramp.phase("processing");
    await page.ramp.happen("refund");
    await page.ramp.phase("failed");
    expect(await page.completions()).toEqual([]);
  }),
  trial("bleepay: a deposit is seen, confirmed and credited", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor: "bleepay" });
    await page.reads(bleepay.address);
    await page.ramp.happen("paymentSeen");
    await page.reads(bleepay.seen);
    await page.ramp.happen("pay");
    await page.ramp.settle();
    await endedOnce(server, page);
    expect(await page.complaints()).toEqual([]);
  }),
  trial("bleepay: too little is no end, and the rest completes it", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor: "bleepay" });
    await page.reads(bleepay.address);
    await page.ramp.happen("underpay");
    await page.reads(bleepay.underpaid);
    expect(await page.completions()).toEqual([]);
    await page.ramp.happen("pay");
    await page.ramp.settle();
    await endedOnce(server, page);
  }),
  trial("bleepay: the user cancels after a question", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor: "bleepay" });
    await page.press(bleepay.cancel);
    expect(server.sandbox.counts.cancels).toBe(0);
    await page.press(bleepay.cancelYes);
    await page.ramp.phase("cancelled");
    expect(server.sandbox.counts).toMatchObject({ sessions: 1, cancels: 1 });
  }),
  trial("bleepay: the QR code has the address", async ({ serve }) => {
    const page = await (await serve()).open({ vendor: "bleepay" });
    await page.reads(bleepay.address);
    await page.until(
      "document.querySelector('[data-ramp] [role=img] path, [data-ramp] svg[role=img]')",
    );
    const [width = 0, height = 0] = await page.read<number[]>(
      "(({ width, height }) => [width, height])(document.querySelector('[data-ramp] [role=img]').getBoundingClientRect())",
    );
    expect(width).toBeGreaterThan(100);
    expect(height).toBeCloseTo(width, 0);
  }),
  trial("a purchase that failed and completes after all is completed", async ({ serve }) => {
    const server = await serve({ initTokenType: "sdk_partner_authorization" });
    const page = await server.open({ isAmountInCrypto: true });
    await page.ramp.decline();
    await page.ramp.happen("pay");
    await page.ramp.settle();
    await endedOnce(server, page);
  }),
  trial("proof: the app's wallet sends, and the money is paid out", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ mode: "sell", wallet: "sends" });
    await page.ramp.pay();
    await page.until("window.host.walletCalls > 0");
    await page.ramp.phase("processing");
    await page.ramp.settle();
    await endedOnce(server, page);
    expect(await page.read("window.host.walletCalls")).toBe(1);
  }),
  trial("proof: a wallet that declines leaves the sale open, by hand", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ mode: "sell", wallet: "declines" });
    await page.ramp.pay();
    await page.ramp.phase("deposit-declined");
    await page.ramp.happen("depositArrives");
    await page.ramp.settle();
    await endedOnce(server, page);
  }),
  trial("proof: a wallet that breaks is not asked again", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ mode: "sell", wallet: "breaks" });
    await page.ramp.phase("ready");
    await proofPageDriver.giveCard(placeIn(page.tab, FRAME), GOOD_CARD);
    await page.until("window.host.errors.includes('deposit-failed')");
    await page.returnsAfter(1000);
    expect(await page.read("window.host.walletCalls")).toBe(1);
    expect(await page.completions()).toEqual([]);
  }),
  trial("transak: a sale by hand is paid out", async ({ serve }) => {
    const server = await serve();
    const page = await server.open({ vendor: "transak", mode: "sell" });
    await page.ramp.phase("ready");
    const vendor = placeIn(page.tab, FRAME);
    await vendor.getByRole("button", { name: "Confirm order", exact: true }).click();
    await vendor.getByRole("button", { name: "I have sent it", exact: true }).click();
    await page.ramp.happen("depositArrives");
    await page.ramp.settle();
    await endedOnce(server, page);
  }),
];
