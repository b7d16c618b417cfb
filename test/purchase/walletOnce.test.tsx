import { render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { type RampWidgetProps } from "../../src/index.ts";
import { english } from "../../src/messages/english.ts";
import { type Pretence, pretendVendor } from "../browser/pretendVendor.ts";
import {
  WALLETS,
  asks,
  box,
  doing,
  openSameAgain,
  reach,
  saleWidget,
  sell,
  stored,
} from "../browser/sale.tsx";

expectErrors("deposit-failed");

// The host's wallet is asked once for a transaction, whatever repeats, reloads or forgets.

describe("the wallet is asked exactly once", () => {
  type State = keyof typeof WALLETS;
  const states = Object.keys(WALLETS) as State[];
  const settled = (state: State) =>
    waitFor(() => expect(stored()).toEqual([expect.objectContaining({ deposit: state })]));

  type Scene = { pretence: Pretence; props: Partial<RampWidgetProps>; unmount: () => void };
  const again = async ({ pretence, props, unmount }: Scene) => {
    unmount();
    openSameAgain(pretence);
    render(saleWidget(pretence, props));
    const button = await screen.findByRole("button", { name: "Start a new sale" });
    await doing(() => button.click());
    await waitFor(() => expect(pretence.frames).toHaveLength(2));
    await asks(pretence);
  };
  const CASES: [string, (scene: Scene) => Promise<void>][] = [
    [
      "the page repeats itself",
      async ({ pretence }) => {
        await asks(pretence);
        await asks(pretence);
      },
    ],
    ["the page asks for something else", ({ pretence }) => asks(pretence, { address: "TRsecond" })],
    [
      "the widget is mounted again",
      async ({ pretence, props, unmount }) => {
        unmount();
        render(saleWidget(pretence, props));
        await screen.findByRole("button", { name: "Start a new sale" });
      },
    ],
    [
      "the page is loaded again",
      async ({ pretence, props, unmount }) => {
        unmount();
        clearPageGlobal("opened");
        render(saleWidget(pretence, props));
        await screen.findByRole("button", { name: "Start a new sale" });
      },
    ],
    [
      "a second tab is opened, and its page asks as well",
      async ({ pretence, props }) => {
        for (const name of ["claims", "opened"]) clearPageGlobal(name);
        pretence.endpoint.createSession = async () => ({ id: "transaction-1" });
        const { container } = render(saleWidget(pretence, props));
        const button = await within(container).findByRole("button", { name: "Start a new sale" });
        await doing(() => button.click());
        await waitFor(() => expect(pretence.frames).toHaveLength(2));
        await asks(pretence);
      },
    ],
    ["the endpoint gives the same transaction again", again],
    [
      "the endpoint gives it again, and the storage was emptied",
      async ({ pretence, props, unmount }) => {
        unmount();
        localStorage.clear();
        pretence.endpoint.createSession = async () => ({ id: "transaction-1" });
        render(saleWidget(pretence, props));
        await waitFor(() => expect(pretence.frames).toHaveLength(2));
        await asks(pretence);
        await reach("unconfirmed");
      },
    ],
  ];

  // A vendor that draws, and so can be opened twice on one page.
  const drawn = () => pretendVendor({ View: () => <p>drawn</p> });
  const table = states.flatMap((state) =>
    CASES.map(([name, happens]) => [state, name, happens] as const),
  );
  test.each(table)("and has %s, where %s", async (state, name, happens) => {
    const props = { onSellDeposit: vi.fn(WALLETS[state]) };
    const { pretence, unmount } = await sell(props, drawn());
    await asks(pretence);
    await settled(state);
    await happens({ pretence, props, unmount });
    expect(props.onSellDeposit).toHaveBeenCalledOnce();
    // What it did is not forgotten by it.
    if (!name.includes("emptied")) await settled(state);
  });

  test("also by a page that keeps nothing", async () => {
    const onSellDeposit = vi.fn(WALLETS.sent);
    const { pretence, unmount } = await sell({ onSellDeposit, storage: null }, drawn());
    await asks(pretence);
    await reach("deposited");
    unmount();
    pretence.endpoint.createSession = async () => ({ id: "transaction-1" });
    render(saleWidget(pretence, { onSellDeposit, storage: null }));
    await waitFor(() => expect(pretence.frames).toHaveLength(2));
    await asks(pretence);
    await reach("unconfirmed");
    expect(onSellDeposit).toHaveBeenCalledOnce();
    expect(screen.getByText(english.errors["deposit-failed"])).toBeVisible();
  });

  test("and a page without a wallet says what another one's wallet did", async () => {
    const { pretence, unmount } = await sell({ onSellDeposit: WALLETS.sent });
    await asks(pretence);
    await reach("deposited");
    unmount();
    openSameAgain(pretence);
    render(saleWidget(pretence, {}));
    const button = await screen.findByRole("button", { name: "Start a new sale" });
    await doing(() => button.click());
    await waitFor(() => expect(pretence.frames).toHaveLength(2));
    await asks(pretence);
    await reach("deposited");
    expect(screen.getAllByText(english.deposited)).not.toHaveLength(0);
    expect(box()).toBeNull();
  });

  test("and not at all where it comes after the user was asked to send by hand", async () => {
    const { pretence, rerender } = await sell();
    await asks(pretence);
    const onSellDeposit = vi.fn(WALLETS.sent);
    rerender({ onSellDeposit });
    await asks(pretence);
    await asks(pretence, { address: "TRsecond" });
    expect(onSellDeposit).not.toHaveBeenCalled();
  });
});
