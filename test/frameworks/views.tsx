import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { RampError, RampStatus, RampWidget, type RampWidgetProps } from "../../src/index.ts";
import { depositFrom } from "../../src/vendors/bleepay/Deposit.ts";
import { DepositView } from "../../src/vendors/bleepay/DepositView.tsx";
import { parseBleepaySession } from "../../src/vendors/bleepay/session.ts";
import type { Transaction } from "../../src/vendors/Transaction.ts";
import { RampStyle } from "../../src/widget/RampStyle.tsx";
import { simulateTabReturn, createFakeVendor } from "../browser/createFakeVendor.ts";

const FACTS = {
  amount: "104.84",
  currency: "USDT",
  fiatAmount: "100.00",
  fiatCurrency: "EUR",
  updatedAt: "2026-11-20T12:00:00Z",
};

/** A place that no framework has an opinion about. */
const show = (ui: ReactElement) => render(<div style={{ width: 600 }}>{ui}</div>);

const reach = (phase: string) =>
  waitFor(() => {
    if (!document.querySelector(`[data-phase="${phase}"]`)) throw new Error(`not ${phase} yet`);
  });

function begin(props: Partial<RampWidgetProps> = {}) {
  const fake = createFakeVendor();
  const { vendor, endpoint } = fake;
  show(
    <RampWidget
      currency="USDT"
      endpoint={endpoint}
      vendors={[{ ...vendor, supportsRedirect: true }]}
      storage={null}
      {...props}
    />,
  );
  return fake;
}

async function purchase(props: Partial<RampWidgetProps> = {}) {
  const fake = begin(props);
  await reach("ready");
  return fake;
}

async function end(status: Transaction["status"], props: Partial<RampWidgetProps> = {}) {
  const { respondWith } = await purchase(props);
  respondWith({ status, ...FACTS });
  act(simulateTabReturn);
  await reach(status);
}

function deposit(transaction?: Partial<Transaction>) {
  const now = Date.now();
  const session = parseBleepaySession({
    id: "dep_a1b2c3d4e5f6.c2VhbGVk",
    paymentStatus: "CREATED",
    amount: "100.50",
    currency: "USDT",
    network: "TRC20",
    currencyAddress: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    depositAddress: "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
    expiresAt: new Date(now + 1_800_000).toISOString(),
    now: new Date(now).toISOString(),
  });
  const known = transaction && {
    id: "dep_a1b2c3d4e5f6",
    vendor: "bleepay",
    mode: "buy" as const,
    status: "pending" as const,
    vendorStatus: "CREATED",
    ...transaction,
  };
  show(
    <section data-ramp="">
      <RampStyle />
      <DepositView
        deposit={depositFrom(session, {})}
        transaction={known}
        lang="en"
        messages={undefined}
        nonce={undefined}
        refetch={() => {}}
        cancel={async () => {}}
      />
    </section>,
  );
}

/** All that people see of us, each ready to be measured. */
export const VIEWS: Record<string, () => Promise<unknown>> = {
  start: async () => {
    begin({ presentation: "popup" });
    await screen.findByRole("heading");
  },
  loading: async () => {
    begin({
      endpoint: { ...createFakeVendor().endpoint, createSession: () => new Promise(() => {}) },
    });
    await reach("requesting");
    await waitFor(() => {
      if (!document.querySelector(".ramp-skeleton")) throw new Error("not loading yet");
    });
  },
  frame: () => purchase(),
  "frame with a notice": async () => {
    const { frames } = await purchase();
    act(() => frames[0]?.emit({ type: "status", status: "held", pending: "kyc" }));
    await waitFor(() => {
      if (!document.querySelector(".ramp-notice")) throw new Error("no notice yet");
    });
  },
  sale: async () => {
    // While the host's wallet is asked, its user compares what it says with what is asked for.
    const onSellDeposit = () => new Promise<never>(() => {});
    const { frames } = await purchase({ mode: "sell", onSellDeposit });
    const wanted = {
      transactionId: "transaction-1",
      amount: "104.84",
      currency: "USDT",
      network: "TRC20",
      address: "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
    };
    act(() => frames[0]?.emit({ type: "deposit-requested", deposit: wanted }));
    await screen.findByText(wanted.address);
  },
  processing: () => end("processing"),
  completed: () => end("completed"),
  failed: () => end("failed"),
  problem: async () => {
    const createSession = async () => {
      throw new RampError("session-network", "down");
    };
    begin({ endpoint: { ...createFakeVendor().endpoint, createSession } });
    await reach("error");
  },
  "closed modal": async () => {
    begin({ presentation: "modal" });
    await screen.findByRole("button");
  },
  modal: () => purchase({ presentation: "modal", defaultOpen: true }),
  "modal that asks": async () => {
    await purchase({ presentation: "modal", defaultOpen: true });
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    await screen.findByRole("alertdialog");
  },
  "modal at its end": () => end("completed", { presentation: "modal", defaultOpen: true }),
  status: async () => {
    const { vendor, endpoint, respondWith } = createFakeVendor();
    respondWith({ status: "failed", ...FACTS });
    show(
      <RampStatus
        transactionId="transaction-1"
        endpoint={endpoint}
        vendors={[vendor]}
        storage={null}
      />,
    );
    await waitFor(() => {
      if (!document.querySelector('[data-status="failed"]')) throw new Error("not told yet");
    });
  },
  deposit: async () => deposit(),
  "deposit to call off": async () => {
    deposit();
    fireEvent.click(screen.getAllByRole("button").at(-1) as Element);
  },
  "deposit that was seen": async () =>
    deposit({ status: "processing", vendorStatus: "SEEN", txHash: "a3f1c09be77d4e2fb86a" }),
};
