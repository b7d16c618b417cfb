import { render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import {
  type Ramp,
  type RampEvent,
  RampFrame,
  type RampOptions,
  type SellDeposit,
  useRamp,
} from "../../src/index.ts";
import { simulateTabReturn, createFakeVendor } from "../browser/createFakeVendor.ts";
import {
  WALLETS,
  asks,
  box,
  first,
  openSameAgain,
  root,
  saleWidget,
  say,
  sell,
  warning,
} from "../browser/sale.tsx";
import { waitForPhase, actAsync } from "../browser/phase.ts";

expectErrors("deposit-failed");

// What a sale asks for is what the vendor's page asks now, and never what it asked before.

// faults M2
describe("facts that change", () => {
  test.each([
    ["requested", WALLETS.requested, "depositing"],
    ["sent", WALLETS.sent, "deposited"],
    ["declined", WALLETS.declined, "deposit-declined"],
    ["unknown", WALLETS.unknown, "error"],
  ] as const)(
    "after the wallet has %s are shown with a warning, and the old ones are not",
    async (_, onSellDeposit, expected) => {
      const wallet = vi.fn(onSellDeposit);
      const { fake } = await sell({ onSellDeposit: wallet });
      await asks(fake);
      await waitForPhase(expected);
      expect(warning()).toBeNull();
      await asks(fake, { address: "TRsecond", amount: "90.5" });
      expect(warning()?.closest("[role=alert]")).toBeVisible();
      const shown = within(box() as HTMLElement);
      expect(shown.getByText("TRsecond")).toBeVisible();
      expect(shown.getByText("90.5")).toBeVisible();
      expect(root()).not.toHaveTextContent("TRfirst");
      expect(wallet).toHaveBeenCalledExactlyOnceWith(first);
    },
  );

  test.each<[string, Partial<SellDeposit>]>([
    ["amount", { amount: "100.01" }],
    ["currency", { currency: "USDC" }],
    ["network", { network: "ERC20" }],
    ["address", { address: "TRsecond" }],
  ])("are noticed where it is the %s", async (_, change) => {
    const { fake } = await sell({ onSellDeposit: WALLETS.requested });
    await asks(fake);
    await asks(fake, change);
    expect(warning()).toBeVisible();
    expect(box()).toHaveTextContent(Object.values(change)[0] ?? "");
  });

  test("are warned of also beside the vendor's page, where the user sends by hand", async () => {
    const { fake } = await sell();
    await asks(fake);
    await asks(fake, { address: "TRsecond" });
    expect([warning() === null, box()]).toEqual([false, null]);
    await say(fake, { type: "close" });
    await waitFor(() => expect(box()).toHaveTextContent("TRsecond"));
    expect(root()).not.toHaveTextContent("TRfirst");
  });

  test("cannot be copied where the wallet may have sent", async () => {
    const { fake } = await sell({ onSellDeposit: WALLETS.sent });
    await asks(fake);
    await asks(fake, { address: "TRsecond" });
    expect(within(box() as HTMLElement).queryByRole("button")).toBeNull();
  });

  test("are told each, and what is only repeated is told once", async () => {
    const onEvent = vi.fn<(event: RampEvent) => void>();
    const { fake } = await sell({ onEvent, onSellDeposit: WALLETS.sent });
    for (const address of ["TRfirst", "TRfirst", "TRsecond", "TRsecond", "TRfirst"])
      await asks(fake, { address });
    const told = onEvent.mock.calls.flatMap(([event]) =>
      event.type === "deposit-requested" ? event.deposit.address : [],
    );
    expect(told).toEqual(["TRfirst", "TRsecond", "TRfirst"]);
  });

  test("are no longer shown once the vendor has seen the crypto", async () => {
    const { fake } = await sell({ onSellDeposit: WALLETS.sent });
    await asks(fake);
    await asks(fake, { address: "TRsecond" });
    fake.respondWith({ mode: "sell", status: "processing" });
    await actAsync(simulateTabReturn);
    await waitForPhase("processing");
    expect([warning(), box()]).toEqual([null, null]);
  });

  test("are there for a UI of the host's own", async () => {
    const fake = createFakeVendor();
    let ramp: Ramp | undefined;
    function Custom(options: RampOptions) {
      ramp = useRamp(options);
      return <RampFrame ramp={ramp} />;
    }
    const { endpoint, vendor } = fake;
    render(<Custom {...{ endpoint, vendors: [vendor], mode: "sell", currency: "USDT" }} />);
    await actAsync(() => ramp?.start());
    await waitFor(() => expect(fake.frames).toHaveLength(1));
    await asks(fake);
    expect([ramp?.depositRequest?.address, ramp?.hasDepositRequestChanged]).toEqual([
      "TRfirst",
      false,
    ]);
    await asks(fake, { address: "TRsecond" });
    expect([ramp?.depositRequest?.address, ramp?.hasDepositRequestChanged]).toEqual([
      "TRsecond",
      true,
    ]);
    await actAsync(() => ramp?.startOver());
    expect([ramp?.depositRequest, ramp?.hasDepositRequestChanged]).toEqual([undefined, false]);
  });

  test("into something that cannot be read leave nothing that is out of date", async () => {
    const { fake } = await sell({ onSellDeposit: WALLETS.requested });
    await asks(fake);
    await asks(fake, { amount: "-5" });
    expect(box()).toBeNull();
    expect(warning()).toBeVisible();
  });

  test("are shown after a reload, where the endpoint gives the same sale again", async () => {
    const { fake, unmount } = await sell({ onSellDeposit: WALLETS.declined });
    await asks(fake);
    await waitForPhase("deposit-declined");
    unmount();
    openSameAgain(fake);
    render(saleWidget(fake, { onSellDeposit: WALLETS.declined }));
    const button = await screen.findByRole("button", { name: "Start a new sale" });
    await actAsync(() => button.click());
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    await asks(fake, { address: "TRsecond" });
    await waitForPhase("deposit-declined");
    await say(fake, { type: "close" });
    await waitFor(() => expect(box()).toHaveTextContent("TRsecond"));
    expect(root()).not.toHaveTextContent("TRfirst");
  });
});
