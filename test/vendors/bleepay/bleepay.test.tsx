import { render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test } from "vitest";
import { messages as german } from "../../../src/messages/de.ts";
import { messages as japanese } from "../../../src/messages/ja.ts";
import { messages as chinese } from "../../../src/messages/zh.ts";
import { bleepay } from "../../../src/vendors/bleepay/bleepay.ts";
import type { TransactionStatus } from "../../../src/vendors/Transaction.ts";
import type { FrameMessage, VendorSession } from "../../../src/vendors/Vendor.ts";
import type { VendorViewProps } from "../../../src/vendors/VendorView.ts";
import { SESSION } from "./showDeposit.tsx";
import { loadVendor } from "../../loadVendor.ts";

const vendor = await loadVendor(bleepay());

const BUY = { mode: "buy", currency: "USDT" } as const;

test("knows its sessions by the address and the status, complete or not", () => {
  const { matches } = vendor;
  expect(matches(SESSION)).toBe(true);
  expect(matches({ depositAddress: 1, paymentStatus: null })).toBe(true);
  expect(matches({ depositAddress: "T1" })).toBe(false);
  expect(matches({ paymentStatus: "CREATED" })).toBe(false);
  expect(matches(null)).toBe(false);
  expect(matches("depositAddress paymentStatus")).toBe(false);
});

test("a session lives until the server's clock says that it has expired, whatever the device's clock says", () => {
  const session = vendor.parseSession(SESSION, BUY);
  expect(session).toMatchObject({ transactionId: SESSION.id, mode: "buy", expiresInMs: 1_800_000 });
  expect(session.script).toBeUndefined();
  expect(session.url).toBeUndefined();
});

test("without the server's clock the device's is what there is", () => {
  const expiresAt = new Date(Date.now() + 600_000).toISOString();
  const { expiresInMs } = vendor.parseSession({ ...SESSION, expiresAt, now: undefined }, BUY);
  expect(expiresInMs).toBeGreaterThan(595_000);
  expect(expiresInMs).toBeLessThanOrEqual(600_000);
});

function open(session: VendorSession) {
  const said: FrameMessage[] = [];
  const host = document.createElement("div");
  session.open({
    host,
    script: undefined,
    lang: "en",
    theme: "light",
    messages: undefined,
    emit: (message) => said.push(message),
  });
  return { said, host };
}
const viewProps = (): VendorViewProps => ({
  transaction: undefined,
  lang: "en",
  messages: undefined,
  nonce: undefined,
  refetch: () => {},
  cancel: async () => {},
});

test("as soon as the address is shown it is remembered that crypto may be on its way, and no sooner", async () => {
  const session = vendor.parseSession(SESSION, BUY);
  const { said, host } = open(session);
  await Promise.resolve();
  expect(said).toEqual([]);
  const { View } = session;
  if (!View) throw new Error("The session has no view.");
  render(
    <StrictMode>
      <View {...viewProps()} />
    </StrictMode>,
  );
  await screen.findByRole("img", { name: "QR code of the address" });
  await waitFor(() =>
    expect(said).toEqual([{ type: "ready" }, { type: "status", status: "CREATED" }]),
  );
  expect(host.childNodes).toHaveLength(0);
});

test("a deposit of before is drawn again while it can be paid or is on its way, and not after", async () => {
  const { getResumeView } = vendor;
  const transaction = { ...SESSION, txId: null, confirmedAt: null };
  const expiresAt = new Date(Date.now() + 600_000).toISOString();
  const View = getResumeView?.({ ...transaction, now: undefined, expiresAt });
  if (!View) throw new Error("There is no view.");
  render(<View {...viewProps()} />);
  await screen.findByRole("heading", { name: /100\.50 USDT/ });
  for (const paymentStatus of ["CONFIRMED", "OVERPAID", "EXPIRED", "FAILED"])
    expect(getResumeView?.({ ...transaction, paymentStatus })).toBeUndefined();
});

test("a sale is refused: nobody who wants money shall be asked to pay", () => {
  expect(() => vendor.parseSession(SESSION, { mode: "sell", currency: "USDT" })).toThrow(
    expect.objectContaining({ code: "session-malformed" }),
  );
});

test("a session without an address is refused, and the field is named", () => {
  const { depositAddress: _, ...rest } = SESSION;
  expect(() => vendor.parseSession({ ...rest, depositAddress: "" }, BUY)).toThrow(
    expect.objectContaining({
      code: "session-malformed",
      message: expect.stringContaining("`depositAddress`"),
    }),
  );
});

test("a secret never gets into the page", () => {
  const options: object = { clientSecret: "wdgt_secret_1" };
  expect(() => bleepay(options)).toThrow("`clientSecret` is a secret");
});

test.each<[string, TransactionStatus, RegExp | undefined]>([
  ["CREATED", "pending", undefined],
  ["PENDING", "processing", undefined],
  ["CONFIRMED", "completed", undefined],
  ["UNDERPAID", "processing", /^We received less than the amount due/],
  ["OVERPAID", "completed", /^We received more/],
  ["EXPIRED", "failed", /^We didn't receive a payment in time/],
  ["FAILED", "failed", /couldn't accept/],
  ["EXPIRED", "cancelled", /^You cancelled/],
])("says in words what %s (%s) means", (vendorStatus, status, words) => {
  const { getStatusMessage } = vendor;
  const note = getStatusMessage?.({
    id: "1",
    vendor: "bleepay",
    mode: "buy",
    status,
    vendorStatus,
  });
  if (words) expect(note).toMatch(words);
  else expect(note).toBeUndefined();
});

test.each([
  ["de", german, /^Es ist zu wenig eingegangen – \p{Lu}/u],
  ["ja", japanese, /^届いた数量が不足しています。不足分は/],
  ["zh", chinese, /^到账数量少于应付数量。请/],
])("a heading and its detail are punctuated as in %s", (_, { vendors }, words) => {
  const transaction = { id: "1", vendor: "bleepay", mode: "buy", status: "processing" } as const;
  const underpaid = { ...transaction, vendorStatus: "UNDERPAID" };
  expect(vendor.getStatusMessage?.(underpaid, vendors.bleepay)).toMatch(words);
});

test("one that expired after something was seen does not say that nothing was", () => {
  const { getStatusMessage } = vendor;
  const note = getStatusMessage?.({
    id: "1",
    vendor: "bleepay",
    mode: "buy",
    status: "failed",
    vendorStatus: "EXPIRED",
    txHash: "0xabc",
  });
  expect(note).toMatch(/^We received less than the amount due/);
});

test("each sentence can be replaced on its own", async () => {
  const { getStatusMessage } = await loadVendor(bleepay({ messages: { overpaid: "Zu viel." } }));
  const end = { id: "1", vendor: "bleepay", mode: "buy" } as const;
  expect(getStatusMessage?.({ ...end, status: "completed", vendorStatus: "OVERPAID" })).toBe(
    "Zu viel.",
  );
  expect(getStatusMessage?.({ ...end, status: "failed", vendorStatus: "EXPIRED" })).toMatch(
    /^We didn't receive a payment/,
  );
});
