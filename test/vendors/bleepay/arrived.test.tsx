import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { messages as japanese } from "../../../src/messages/ja.ts";
import type { TransactionStatus } from "../../../src/vendors/Transaction.ts";
import { ADDRESS, showDeposit, spoken } from "./showDeposit.tsx";

const SEEN = { status: "processing", vendorStatus: "PENDING" } as const;

test("a payment that was seen takes the address away: nobody shall pay twice", () => {
  const { says } = showDeposit();
  says(SEEN);
  expect(screen.getByRole("heading", { name: "Payment detected" })).toBeVisible();
  expect(spoken()).toMatch(/^Payment detected – Waiting for the network to confirm/);
  expect(document.body.textContent?.replace(/\s/g, "")).not.toContain(ADDRESS);
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByRole("link")).toBeNull();
});

test("in Japanese it is announced without a dash", () => {
  const { says } = showDeposit({}, { messages: japanese.vendors.bleepay });
  says(SEEN);
  expect(spoken()).toMatch(/^お支払いを検知しました。/);
});

test("so does one that was seen before the view came", () => {
  showDeposit({ paymentStatus: "PENDING" });
  expect(screen.getByRole("heading", { name: "Payment detected" })).toBeVisible();
  expect(screen.queryByText("To this address")).toBeNull();
});

test.each([
  ["TRC20", "https://tronscan.org/#/transaction/a%2Fb"],
  ["tron", "https://tronscan.org/#/transaction/a%2Fb"],
  ["ERC20", "https://etherscan.io/tx/a%2Fb"],
  ["ethereum", "https://etherscan.io/tx/a%2Fb"],
  ["polygon", "https://polygonscan.com/tx/a%2Fb"],
  ["BEP20", "https://bscscan.com/tx/a%2Fb"],
  ["bsc", "https://bscscan.com/tx/a%2Fb"],
  ["solana", "https://solscan.io/tx/a%2Fb"],
  ["bitcoin", "https://mempool.space/tx/a%2Fb"],
])("on %s its transaction can be looked at", (network, href) => {
  const { says } = showDeposit({ network });
  says({ ...SEEN, txHash: "a/b" });
  const link = screen.getByRole("link", { name: "View transaction (new tab)" });
  expect(link).toHaveAttribute("href", href);
  expect(link).toHaveAttribute("rel", "noopener noreferrer");
  expect(link).toHaveAttribute("target", "_blank");
});

test.each(["polygon-amoy", "sepolia", "__proto__"])(
  "on %s, which we do not know, the hash can be copied",
  async (network) => {
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    const { says } = showDeposit({ network });
    says({ ...SEEN, txHash: "0xabc" });
    expect(screen.queryByRole("link")).toBeNull();
    expect(screen.getByText("0xabc")).toBeVisible();
    fireEvent.click(screen.getByRole("button", { name: "Copy hash" }));
    await waitFor(() => expect(write.mock.calls).toEqual([["0xabc"]]));
    await screen.findByRole("button", { name: "✓ Copied" });
  },
);

test("a partner's own explorer takes the place of ours", () => {
  const transactionUrl = (network: string, hash: string) =>
    `https://explorer.example/${network}/${hash}`;
  const { says } = showDeposit({}, { transactionUrl });
  says({ ...SEEN, txHash: "0xabc" });
  expect(screen.getByRole("link")).toHaveAttribute("href", "https://explorer.example/TRC20/0xabc");
});

test.each([
  ["nothing", () => undefined],
  ["a script", () => "javascript:alert(1)"],
])("where it answers %s, the hash stands alone", (_, transactionUrl) => {
  const { says } = showDeposit({}, { transactionUrl });
  says({ ...SEEN, txHash: "0xabc" });
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText("0xabc")).toBeVisible();
});

test("where it throws, the payment is shown all the same, and the page hears of it", () => {
  const reported = vi.spyOn(globalThis, "reportError").mockImplementation(() => {});
  const thrown = new Error("no explorer today");
  const { says } = showDeposit(
    {},
    {
      transactionUrl() {
        throw thrown;
      },
    },
  );
  says({ ...SEEN, txHash: "0xabc" });
  expect(screen.getByText("0xabc")).toBeVisible();
  expect(reported).toHaveBeenCalledWith(thrown);
});

test("where less arrived it says not to send more, whom to ask and with what", () => {
  const { says } = showDeposit();
  says({ status: "processing", vendorStatus: "UNDERPAID", txHash: "abc" });
  expect(screen.getByRole("heading", { name: /^We received less/ })).toBeVisible();
  expect(screen.getByText(/^Don't send the rest yet.*contact support/)).toBeVisible();
  expect(spoken()).toMatch(/^We received less/);
  expect(screen.getByText("dep_a1b2c3d4e5f6")).toBeVisible();
  expect(screen.getByRole("link")).toBeVisible();
  expect(screen.queryByText("To this address")).toBeNull();
  expect(screen.queryByRole("button", { name: "Cancel payment" })).toBeNull();
});

test.each<TransactionStatus>(["completed", "failed", "cancelled"])(
  "once it is %s there is nothing to send to any more",
  (status) => {
    const { says } = showDeposit();
    says({ status, vendorStatus: "CONFIRMED" });
    expect(document.querySelector(".ramp-deposit")).toBeNull();
  },
);

test("the focus stays in the view when what had it goes away", () => {
  const { says } = showDeposit();
  screen.getByRole("button", { name: "Copy address" }).focus();
  says(SEEN);
  expect(document.activeElement?.className).toBe("ramp-deposit");
});

test("the focus is not taken from the page around", () => {
  const { says } = showDeposit();
  const other = document.body.appendChild(document.createElement("input"));
  other.focus();
  says(SEEN);
  expect(document.activeElement).toBe(other);
  other.remove();
});
