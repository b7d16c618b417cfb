import { render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { type RampWidgetProps } from "../../src/index.ts";
import { english } from "../../src/messages/english.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";
import { WALLETS, asks, box, openSameAgain, saleWidget, sell, stored } from "../browser/sale.tsx";
import { waitForPhase, actAsync } from "../browser/phase.ts";

expectErrors("deposit-failed");

// The host's wallet is asked once for a transaction, whatever repeats, reloads or forgets.

describe("the wallet is asked exactly once", () => {
  type State = keyof typeof WALLETS;
  const states = Object.keys(WALLETS) as State[];
  const settled = (state: State) =>
    waitFor(() => expect(stored()).toEqual([expect.objectContaining({ deposit: state })]));

  type Scene = { fake: FakeVendor; props: Partial<RampWidgetProps>; unmount: () => void };
  const again = async ({ fake, props, unmount }: Scene) => {
    unmount();
    openSameAgain(fake);
    render(saleWidget(fake, props));
    const button = await screen.findByRole("button", { name: "Start a new sale" });
    await actAsync(() => button.click());
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    await asks(fake);
  };
  const CASES: [string, (scene: Scene) => Promise<void>][] = [
    [
      "the page repeats itself",
      async ({ fake }) => {
        await asks(fake);
        await asks(fake);
      },
    ],
    ["the page asks for something else", ({ fake }) => asks(fake, { address: "TRsecond" })],
    [
      "the widget is mounted again",
      async ({ fake, props, unmount }) => {
        unmount();
        render(saleWidget(fake, props));
        await screen.findByRole("button", { name: "Start a new sale" });
      },
    ],
    [
      "the page is loaded again",
      async ({ fake, props, unmount }) => {
        unmount();
        clearPageGlobal("opened");
        render(saleWidget(fake, props));
        await screen.findByRole("button", { name: "Start a new sale" });
      },
    ],
    [
      "a second tab is opened, and its page asks as well",
      async ({ fake, props }) => {
        for (const name of ["claims", "opened"]) clearPageGlobal(name);
        fake.endpoint.createSession = async () => ({ id: "transaction-1" });
        const { container } = render(saleWidget(fake, props));
        const button = await within(container).findByRole("button", { name: "Start a new sale" });
        await actAsync(() => button.click());
        await waitFor(() => expect(fake.frames).toHaveLength(2));
        await asks(fake);
      },
    ],
    ["the endpoint gives the same transaction again", again],
    [
      "the endpoint gives it again, and the storage was emptied",
      async ({ fake, props, unmount }) => {
        unmount();
        localStorage.clear();
        fake.endpoint.createSession = async () => ({ id: "transaction-1" });
        render(saleWidget(fake, props));
        await waitFor(() => expect(fake.frames).toHaveLength(2));
        await asks(fake);
        await waitForPhase("unconfirmed");
      },
    ],
  ];

  // A vendor that draws, and so can be opened twice on one page.
  const drawn = () => createFakeVendor({ View: () => <p>drawn</p> });
  const table = states.flatMap((state) =>
    CASES.map(([name, happens]) => [state, name, happens] as const),
  );
  test.each(table)("and has %s, where %s", async (state, name, happens) => {
    const props = { onSellDeposit: vi.fn(WALLETS[state]) };
    const { fake, unmount } = await sell(props, drawn());
    await asks(fake);
    await settled(state);
    await happens({ fake, props, unmount });
    expect(props.onSellDeposit).toHaveBeenCalledOnce();
    // What it did is not forgotten by it.
    if (!name.includes("emptied")) await settled(state);
  });

  test("also by a page that keeps nothing", async () => {
    const onSellDeposit = vi.fn(WALLETS.sent);
    const { fake, unmount } = await sell({ onSellDeposit, storage: null }, drawn());
    await asks(fake);
    await waitForPhase("deposited");
    unmount();
    fake.endpoint.createSession = async () => ({ id: "transaction-1" });
    render(saleWidget(fake, { onSellDeposit, storage: null }));
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    await asks(fake);
    await waitForPhase("unconfirmed");
    expect(onSellDeposit).toHaveBeenCalledOnce();
    expect(screen.getByText(english.errors["deposit-failed"])).toBeVisible();
  });

  test("and a page without a wallet says what another one's wallet did", async () => {
    const { fake, unmount } = await sell({ onSellDeposit: WALLETS.sent });
    await asks(fake);
    await waitForPhase("deposited");
    unmount();
    openSameAgain(fake);
    render(saleWidget(fake, {}));
    const button = await screen.findByRole("button", { name: "Start a new sale" });
    await actAsync(() => button.click());
    await waitFor(() => expect(fake.frames).toHaveLength(2));
    await asks(fake);
    await waitForPhase("deposited");
    expect(screen.getAllByText(english.deposited)).not.toHaveLength(0);
    expect(box()).toBeNull();
  });

  test("and not at all where it comes after the user was asked to send by hand", async () => {
    const { fake, rerender } = await sell();
    await asks(fake);
    const onSellDeposit = vi.fn(WALLETS.sent);
    rerender({ onSellDeposit });
    await asks(fake);
    await asks(fake, { address: "TRsecond" });
    expect(onSellDeposit).not.toHaveBeenCalled();
  });
});
