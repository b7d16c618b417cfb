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
import { comeBack, pretendVendor } from "../browser/pretendVendor.ts";
import {
  WALLETS,
  asks,
  box,
  doing,
  first,
  openSameAgain,
  reach,
  root,
  saleWidget,
  say,
  sell,
  warning,
} from "../browser/sale.tsx";

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
      const { pretence } = await sell({ onSellDeposit: wallet });
      await asks(pretence);
      await reach(expected);
      expect(warning()).toBeNull();
      await asks(pretence, { address: "TRsecond", amount: "90.5" });
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
    const { pretence } = await sell({ onSellDeposit: WALLETS.requested });
    await asks(pretence);
    await asks(pretence, change);
    expect(warning()).toBeVisible();
    expect(box()).toHaveTextContent(Object.values(change)[0] ?? "");
  });

  test("are warned of also beside the vendor's page, where the user sends by hand", async () => {
    const { pretence } = await sell();
    await asks(pretence);
    await asks(pretence, { address: "TRsecond" });
    expect([warning() === null, box()]).toEqual([false, null]);
    await say(pretence, { type: "close" });
    await waitFor(() => expect(box()).toHaveTextContent("TRsecond"));
    expect(root()).not.toHaveTextContent("TRfirst");
  });

  test("cannot be copied where the wallet may have sent", async () => {
    const { pretence } = await sell({ onSellDeposit: WALLETS.sent });
    await asks(pretence);
    await asks(pretence, { address: "TRsecond" });
    expect(within(box() as HTMLElement).queryByRole("button")).toBeNull();
  });

  test("are told each, and what is only repeated is told once", async () => {
    const onEvent = vi.fn<(event: RampEvent) => void>();
    const { pretence } = await sell({ onEvent, onSellDeposit: WALLETS.sent });
    for (const address of ["TRfirst", "TRfirst", "TRsecond", "TRsecond", "TRfirst"])
      await asks(pretence, { address });
    const told = onEvent.mock.calls.flatMap(([event]) =>
      event.type === "deposit-requested" ? event.deposit.address : [],
    );
    expect(told).toEqual(["TRfirst", "TRsecond", "TRfirst"]);
  });

  test("are no longer shown once the vendor has seen the crypto", async () => {
    const { pretence } = await sell({ onSellDeposit: WALLETS.sent });
    await asks(pretence);
    await asks(pretence, { address: "TRsecond" });
    pretence.says({ mode: "sell", status: "processing" });
    await doing(comeBack);
    await reach("processing");
    expect([warning(), box()]).toEqual([null, null]);
  });

  test("are there for a UI of the host's own", async () => {
    const pretence = pretendVendor();
    let ramp: Ramp | undefined;
    function Custom(options: RampOptions) {
      ramp = useRamp(options);
      return <RampFrame ramp={ramp} />;
    }
    const { endpoint, vendor } = pretence;
    render(<Custom {...{ endpoint, vendors: [vendor], mode: "sell", currency: "USDT" }} />);
    await doing(() => ramp?.start());
    await waitFor(() => expect(pretence.frames).toHaveLength(1));
    await asks(pretence);
    expect([ramp?.depositRequest?.address, ramp?.hasDepositRequestChanged]).toEqual([
      "TRfirst",
      false,
    ]);
    await asks(pretence, { address: "TRsecond" });
    expect([ramp?.depositRequest?.address, ramp?.hasDepositRequestChanged]).toEqual([
      "TRsecond",
      true,
    ]);
    await doing(() => ramp?.startOver());
    expect([ramp?.depositRequest, ramp?.hasDepositRequestChanged]).toEqual([undefined, false]);
  });

  test("into something that cannot be read leave nothing that is out of date", async () => {
    const { pretence } = await sell({ onSellDeposit: WALLETS.requested });
    await asks(pretence);
    await asks(pretence, { amount: "-5" });
    expect(box()).toBeNull();
    expect(warning()).toBeVisible();
  });

  test("are shown after a reload, where the endpoint gives the same sale again", async () => {
    const { pretence, unmount } = await sell({ onSellDeposit: WALLETS.declined });
    await asks(pretence);
    await reach("deposit-declined");
    unmount();
    openSameAgain(pretence);
    render(saleWidget(pretence, { onSellDeposit: WALLETS.declined }));
    const button = await screen.findByRole("button", { name: "Start a new sale" });
    await doing(() => button.click());
    await waitFor(() => expect(pretence.frames).toHaveLength(2));
    await asks(pretence, { address: "TRsecond" });
    await reach("deposit-declined");
    await say(pretence, { type: "close" });
    await waitFor(() => expect(box()).toHaveTextContent("TRsecond"));
    expect(root()).not.toHaveTextContent("TRfirst");
  });
});
