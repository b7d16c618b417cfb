import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RampError, RampWidget, type RampWidgetProps } from "../../src/index.ts";
import type { VendorReturn } from "../../src/vendor.ts";
import * as leaving from "../../src/core/frame/popupWindow.ts";
import { scriptEndpoint } from "../browser/startTestServers.ts";
import {
  simulateTabReturn,
  createFakeVendor,
  type FakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { getPhase } from "../browser/phase.ts";

expectErrors("endpoint-failed", "frame-origin", "popup-blocked", "session-network");

vi.mock("../../src/core/frame/popupWindow.ts", { spy: true });

// Any page that answers with a text of its own.
const PAGE = `${location.origin}/test-servers/none`;
const popups: Window[] = [];

beforeEach(() => {
  popups.length = 0;
  vi.mocked(leaving.navigateWindow).mockReset();
  const open = window.open.bind(window);
  vi.spyOn(window, "open").mockImplementation((...args) => {
    const popup = open(...args);
    if (popup) popups.push(popup);
    return popup;
  });
});
afterEach(() => {
  for (const popup of popups) popup.close();
});

/** A vendor whose page may stand in a window of its own. */
function withPage(change: Parameters<typeof createFakeVendor>[0] = {}): FakeVendor {
  const fake = createFakeVendor({ url: PAGE, ...change });
  return { ...fake, vendor: { ...fake.vendor, supportsRedirect: true } };
}

function show(fake: FakeVendor, props: Partial<RampWidgetProps> = {}) {
  return render(
    <StrictMode>
      <RampWidget
        endpoint={fake.endpoint}
        vendors={[fake.vendor]}
        currency="USDT"
        presentation="popup"
        {...props}
      />
    </StrictMode>,
  );
}
const press = (name: string | RegExp) =>
  act(async () => screen.getByRole("button", { name }).click());
const popup = () => {
  const [first] = popups;
  if (!first) throw new Error("no popup was opened");
  return first;
};
const heading = (text: string) => screen.findByRole("heading", { name: text });

test("nothing opens before the user's click", async () => {
  const fake = withPage();
  show(fake);
  expect(getPhase()).toBe("idle");
  expect([popups.length, fake.asked.length]).toEqual([0, 0]);
});

test("the popup opens in the click, before there is a session, and then shows the vendor's page", async () => {
  const fake = withPage();
  let answer: (() => void) | undefined;
  const { createSession } = fake.endpoint;
  fake.endpoint.createSession = async (...args) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return createSession(...args);
  };
  show(fake);
  act(() => screen.getByRole("button", { name: "Start buying" }).click());
  expect(popups).toHaveLength(1);
  expect(popup().document.querySelector("progress")).not.toBeNull();
  expect(fake.asked).toEqual([]);
  await waitFor(() => expect(answer).toBeDefined());
  await act(async () => answer?.());
  await heading("Finish paying in the other window");
  await waitFor(() => expect(popup().location.href).toBe(PAGE));
  expect([getPhase(), fake.asked.length, fake.frames.length]).toEqual(["ready", 1, 0]);
});

test("the vendor's page learns where its user comes from, also from a page that tells nobody", async () => {
  const policy = document.head.appendChild(document.createElement("meta"));
  Object.assign(policy, { name: "referrer", content: "no-referrer" });
  show(withPage());
  await press("Start buying");
  await waitFor(() => expect(popup().location.href).toBe(PAGE));
  await waitFor(() => expect(popup().document.referrer).toContain(location.origin));
  policy.remove();
});

test("a vendor's page elsewhere learns this page's origin, and nothing more of its address", async () => {
  const headers = { "content-type": "text/html" };
  const { endpoint, requests } = await scriptEndpoint({ body: "<title>Vendor</title>", headers });
  show(withPage({ url: location.origin.replace("//localhost", "//vendor.localhost") + endpoint }));
  await press("Start buying");
  const referers = async () => (await requests()).map(({ referer }) => referer);
  await waitFor(async () => expect(await referers()).toEqual([`${location.origin}/`]));
});

test("a purchase is followed to its end while its popup is open, and begins once", async () => {
  const fake = withPage();
  const onComplete = vi.fn();
  show(fake, { onComplete });
  await press("Start buying");
  await heading("Finish paying in the other window");
  fake.respondWith({ status: "completed" });
  await act(async () => simulateTabReturn());
  await heading("Your crypto has arrived");
  expect([onComplete.mock.calls.length, fake.asked.length]).toEqual([1, 1]);
});

test("who closes the popup is asked whether they paid, since nobody here could see", async () => {
  const fake = withPage();
  const onClose = vi.fn();
  show(fake, { onClose });
  await press("Start buying");
  await heading("Finish paying in the other window");
  popup().close();
  await heading("Have you already paid?");
  expect([getPhase(), fake.asked.length, onClose.mock.calls.length]).toEqual(["unconfirmed", 1, 0]);
  await press("Start a new purchase");
  await waitFor(() => expect(fake.asked).toHaveLength(2));
});

test("a popup that is closed before the vendor's page was there ends the purchase", async () => {
  const fake = withPage();
  let answer = () => {};
  const { createSession } = fake.endpoint;
  fake.endpoint.createSession = async (...args) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return createSession(...args);
  };
  show(fake);
  await press("Start buying");
  popup().close();
  await act(async () => answer());
  await waitFor(() => expect(getPhase()).toBe("idle"));
  expect(localStorage.length).toBe(0);
});

test("in WebKit there is a link to tap instead of a popup that would stay empty", async () => {
  vi.spyOn(navigator, "vendor", "get").mockReturnValue("Apple Computer, Inc.");
  const fake = withPage();
  const onError = vi.fn();
  show(fake, { onError });
  await press("Start buying");
  await screen.findByRole("link", { name: "Open the payment page" });
  expect(popups).toEqual([]);
  expect(onError.mock.calls[0]?.[0].code).toBe("popup-blocked");
});

test("a blocked popup is a state with a link to tap, which opens the same session", async () => {
  vi.spyOn(window, "open").mockReturnValue(null);
  const fake = withPage();
  const onError = vi.fn();
  show(fake, { onError });
  await press("Start buying");
  const link = await screen.findByRole<HTMLAnchorElement>("link", {
    name: "Open the payment page",
  });
  await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect([getPhase(), onError.mock.calls[0]?.[0].code]).toEqual(["error", "popup-blocked"]);
  // Its address is single-use: it is on the page no sooner than it is used.
  expect(document.body.innerHTML).not.toContain(PAGE);
  // The test's own page stays.
  addEventListener("click", (event) => event.preventDefault(), { once: true });
  await act(async () => link.click());
  await heading("Finish paying in the other window");
  expect([fake.asked.length, onError.mock.calls.length]).toEqual([1, 1]);
  expect(link.href).toBe(PAGE);
  expect(link.rel).toBe("noopener");
  expect(link.referrerPolicy).toBe("strict-origin-when-cross-origin");
});

test("a session that fails closes the popup, and the next try opens another", async () => {
  const fake = withPage();
  const { createSession } = fake.endpoint;
  fake.endpoint.createSession = async () => {
    throw new Error("down");
  };
  show(fake);
  await press("Start buying");
  await waitFor(() => expect(getPhase()).toBe("error"));
  expect(popup().closed).toBe(true);
  fake.endpoint.createSession = createSession;
  await press("Try again");
  await heading("Finish paying in the other window");
  expect([popups.length, popups[1]?.closed]).toEqual([2, false]);
});

test("a vendor without a page of its own opens inline, and no window with it", async () => {
  const fake = createFakeVendor();
  show(fake);
  await waitFor(() => expect(getPhase()).toBe("ready"));
  expect([popups.length, fake.frames.length]).toEqual([0, 1]);
});

test("where the session's vendor turns out to have no page, the popup closes and the frame is here", async () => {
  const fake = withPage({ url: undefined });
  show(fake);
  await press("Start buying");
  await waitFor(() => expect(fake.frames).toHaveLength(1));
  expect(popup().closed).toBe(true);
});

test("a widget that leaves the page takes a popup along that waits for its session, and no other", async () => {
  const fake = withPage();
  fake.endpoint.createSession = () => new Promise(() => {});
  const waiting = show(fake);
  await press("Start buying");
  waiting.unmount();
  expect(popup().closed).toBe(true);

  const second = show(withPage());
  await press("Start buying");
  await heading("Finish paying in the other window");
  second.unmount();
  expect(popups[1]?.closed).toBe(false);
});

test("a session that waited too long for its popup is replaced, in the same window", async () => {
  const fake = withPage({ expiresInMs: 60_000 });
  const real = Date.now;
  const { parseSession } = fake.vendor;
  // The clock goes on between the answer and the opening, as on a device that was asleep.
  const parseLate: typeof parseSession = (...args) => {
    vi.spyOn(Date, "now").mockImplementation(() => real() + 90_000);
    return parseSession(...args);
  };
  show({ ...fake, vendor: { ...fake.vendor, parseSession: parseLate } });
  await press("Start buying");
  await heading("Finish paying in the other window");
  expect([fake.asked.length, popups.length, popup().closed]).toEqual([2, 1, false]);
});

test("redirect sends this page to the vendor's, and remembers the purchase first", async () => {
  const navigate = vi.spyOn(leaving, "navigateWindow").mockImplementation(() => {
    expect(localStorage.length).toBe(1);
  });
  const fake = withPage();
  show(fake, { presentation: "redirect" });
  expect(getPhase()).toBe("idle");
  await press("Start buying");
  await waitFor(() => expect(navigate).toHaveBeenCalledOnce());
  expect(navigate).toHaveBeenCalledWith(PAGE, undefined);
  expect([popups.length, fake.asked.length]).toEqual([0, 1]);
  await waitFor(() => expect(getPhase()).toBe("ready"));
  // A browser that kept the page shows it again, where the user comes back by its button.
  await act(async () => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await heading("Have you already paid?");
});

test("who was sent back by the vendor sees the purchase, and no session is asked for", async () => {
  vi.spyOn(leaving, "navigateWindow").mockImplementation(() => {});
  const fake = withPage();
  const first = show(fake, { presentation: "redirect" });
  await press("Start buying");
  await waitFor(() => expect(localStorage.length).toBe(1));
  first.unmount();

  const references: unknown[] = [];
  const { getTransaction } = fake.endpoint;
  fake.endpoint.getTransaction = (id, context) => {
    references.push(context.reference);
    return getTransaction(id, context);
  };
  const back: VendorReturn = { transactionId: "transaction-1", reference: "order-7" };
  fake.vendor = { ...fake.vendor, parseReturnUrl: () => back };
  fake.respondWith({ status: "processing" });
  show(fake, { presentation: "redirect" });
  await heading("Your purchase is in progress");
  expect([fake.asked.length, new Set(references)]).toEqual([1, new Set(["order-7"])]);
});

test("an address that names a purchase which was never begun here changes nothing", async () => {
  const fake = withPage();
  const back: VendorReturn = { transactionId: "somebody-elses" };
  fake.vendor = { ...fake.vendor, parseReturnUrl: () => back };
  show(fake, { presentation: "redirect" });
  expect([getPhase(), localStorage.length, fake.requestCount()]).toEqual(["idle", 0, 0]);
});

test("where nothing of before goes on, a widget with a popup stays idle and tells nobody", async () => {
  const fake = withPage();
  const memory = [{ vendor: "pretend", id: "old", mode: "buy", time: Date.now() }];
  localStorage.setItem("ramp-widget custom", JSON.stringify(memory));
  const onClose = vi.fn();
  show(fake, { onClose });
  await waitFor(() => expect(fake.requestCount()).toBe(1));
  await screen.findByRole("button", { name: "Start buying" });
  expect([getPhase(), fake.asked.length, onClose.mock.calls.length]).toEqual(["idle", 0, 0]);
});

// faults M3
test("a popup stays with a purchase that completed, and with one that failed, which its user may try again", async () => {
  const fake = withPage();
  show(fake);
  await press("Start buying");
  await heading("Finish paying in the other window");
  fake.respondWith({ status: "completed" });
  await act(async () => simulateTabReturn());
  await heading("Your crypto has arrived");
  expect(popup().closed).toBe(false);
  fake.respondWith({ status: "failed" });
  await press("Buy again");
  await heading("This didn't go through");
  expect(popups[1]?.closed).toBe(false);
});

test("where a purchase of before goes on, the window that the click opened is not needed", async () => {
  // It is not paid when the page loads, and it is by the time of the click.
  const fake = withPage();
  const memory = [{ vendor: "pretend", id: "old", mode: "buy", time: Date.now() }];
  localStorage.setItem("ramp-widget custom", JSON.stringify(memory));
  show(fake);
  await screen.findByRole("button", { name: "Start buying" });
  fake.respondWith({ status: "processing" });
  await press("Start buying");
  await heading("Your purchase is in progress");
  expect([popups.length, popups[0]?.closed, fake.asked.length]).toEqual([1, true, 0]);
});

test("a page whose address is none of the web opens nothing", async () => {
  // oxlint-disable-next-line no-script-url -- what a hostile answer would say
  const fake = withPage({ url: "javascript:alert(1)" });
  const onError = vi.fn();
  show(fake, { onError });
  await press("Start buying");
  await waitFor(() => expect(onError).toHaveBeenCalledOnce());
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: "frame-origin", stage: "frame" });
  expect([popup().closed, getPhase()]).toEqual([true, "error"]);
});

test("who says that nothing was paid has closed the window of the first, and is not asked about it again", async () => {
  const fake = withPage();
  const first = show(fake);
  await press("Start buying");
  await heading("Finish paying in the other window");
  await waitFor(() => expect(fake.requestCount()).toBeGreaterThan(0));
  // It could be paid on, and cannot be closed from here.
  expect(screen.queryByRole("button")).toBeNull();
  popup().close();
  await heading("Have you already paid?");
  await press("Start a new purchase");
  await waitFor(() => expect(fake.asked).toHaveLength(2));
  expect(popups.map(({ closed }) => closed)).toEqual([true, false]);
  first.unmount();
  const [second, abandoned] = JSON.parse(localStorage.getItem("ramp-widget custom") ?? "[]");
  expect([second.id, second.mayBePaid]).toEqual(["transaction-2", true]);
  expect([abandoned.id, abandoned.mayBePaid]).toEqual(["transaction-1", false]);
});

test("after a blocked popup's link there is no window to show, and who comes back is asked", async () => {
  vi.spyOn(window, "open").mockReturnValue(null);
  show(withPage());
  await press("Start buying");
  const link = await screen.findByRole<HTMLAnchorElement>("link");
  addEventListener("click", (event) => event.preventDefault(), { once: true });
  await act(async () => link.click());
  await heading("Finish paying in the other window");
  expect(screen.getByRole("button", { name: "I haven't paid – start over" })).toBeVisible();
  await act(async () => simulateTabReturn());
  await heading("Have you already paid?");
});

test("an answer that was lost is asked for with the same key, in a new window", async () => {
  const fake = withPage();
  const { createSession } = fake.endpoint;
  const keys: string[] = [];
  fake.endpoint.createSession = async (order, context) => {
    keys.push(context.idempotencyKey);
    if (keys.length === 1) throw new RampError("session-network", "lost");
    return createSession(order, context);
  };
  show(fake);
  await press("Start buying");
  await waitFor(() => expect(getPhase()).toBe("error"));
  await press("Try again");
  await heading("Finish paying in the other window");
  expect(keys[1]).toBe(keys[0]);
  expect(popups.map(({ closed }) => closed)).toEqual([true, false]);
});

test("a page that does not give way to the vendor's is no spinner for ever", async () => {
  vi.spyOn(leaving, "navigateWindow").mockImplementation(() => {});
  const wait = vi.spyOn(window, "setTimeout");
  show(withPage(), { presentation: "redirect" });
  await press("Start buying");
  await waitFor(() => expect(getPhase()).toBe("ready"));
  // The one that gives the departure up, ten seconds early.
  const departure = () => wait.mock.calls.find(([, ms]) => ms === 10_000)?.[0];
  await waitFor(() => expect(departure()).toBeTypeOf("function"));
  act(() => (departure() as () => void)());
  await heading("Have you already paid?");
});

test("a return without the order's name does not take away the one that is known", async () => {
  const memory = [
    {
      vendor: "pretend",
      id: "t-1",
      mode: "buy",
      time: Date.now(),
      mayBePaid: true,
      reference: "o-7",
    },
  ];
  localStorage.setItem("ramp-widget custom", JSON.stringify(memory));
  const fake = withPage();
  fake.vendor = { ...fake.vendor, parseReturnUrl: () => ({ transactionId: "t-1" }) };
  show(fake, { presentation: "redirect" });
  await heading("Have you already paid?");
  expect(localStorage.getItem("ramp-widget custom")).toContain("o-7");
});

test("only a vendor that the order names decides whether there is a window", async () => {
  const fake = withPage();
  const inline = { ...createFakeVendor().vendor, name: "inline", matches: () => true };
  show(fake, {
    vendors: [inline, { ...fake.vendor, matches: () => false }],
    vendor: "inline",
  });
  await waitFor(() => expect(getPhase()).toBe("ready"));
  expect(popups).toHaveLength(0);
});
