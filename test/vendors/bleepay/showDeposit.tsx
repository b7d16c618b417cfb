import { render } from "@testing-library/react";
import { StrictMode } from "react";
import { vi } from "vitest";
import type { BleepayOptions } from "../../../src/vendors/bleepay/BleepayOptions.ts";
import { depositFrom } from "../../../src/vendors/bleepay/Deposit.ts";
import { DepositView } from "../../../src/vendors/bleepay/DepositView.tsx";
import { parseBleepaySession } from "../../../src/vendors/bleepay/session.ts";
import type { Transaction } from "../../../src/vendors/Transaction.ts";
import type { VendorViewProps } from "../../../src/vendors/VendorView.ts";

export const ADDRESS = "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE";

export const SESSION = {
  id: "dep_a1b2c3d4e5f6.c2VhbGVk",
  paymentStatus: "CREATED",
  amount: "100.50",
  currency: "USDT",
  network: "TRC20",
  currencyAddress: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
  depositAddress: ADDRESS,
  expiresAt: "2026-03-01T12:30:00.000Z",
  now: "2026-03-01T12:00:00.000Z",
};

const TRANSACTION: Transaction = {
  id: SESSION.id,
  reference: "dep_a1b2c3d4e5f6",
  vendor: "bleepay",
  mode: "buy",
  status: "pending",
  vendorStatus: "CREATED",
};

/** The view of a session as a purchase shows it. `says` is what the endpoint says next. */
export function showDeposit(
  session: Partial<typeof SESSION> = {},
  options: BleepayOptions = {},
): {
  look: VendorViewProps["refetch"];
  cancel: ReturnType<typeof vi.fn<() => Promise<void>>>;
  says: (transaction: Partial<Transaction>) => void;
} {
  const deposit = depositFrom(parseBleepaySession({ ...SESSION, ...session }), options);
  const look = vi.fn<VendorViewProps["refetch"]>();
  const cancel = vi.fn<() => Promise<void>>(async () => {});
  const page = (transaction?: Transaction) => (
    <StrictMode>
      <DepositView
        deposit={deposit}
        transaction={transaction}
        lang="en"
        messages={options.messages}
        nonce={undefined}
        refetch={() => look()}
        cancel={cancel}
      />
    </StrictMode>
  );
  const { rerender } = render(page());
  return {
    look,
    cancel,
    says: (transaction) => rerender(page({ ...TRANSACTION, ...transaction })),
  };
}

/** What a screen reader would say by itself. */
export function spoken(): string {
  const regions = document.querySelectorAll("[role=status], [role=alert]");
  return Array.from(regions, ({ textContent }) => textContent)
    .filter(Boolean)
    .join(" | ");
}
