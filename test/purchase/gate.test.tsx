import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fillStorage } from "../browser/fillStorage.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import {
  type Ramp,
  RampFrame,
  RampWidget,
  type RampWidgetProps,
  type RememberedPurchase,
  useRamp,
} from "../../src/index.ts";
import { answers, notFound, STATES } from "../browser/gateStates.ts";
import { type FakeVendor, createFakeVendor } from "../browser/createFakeVendor.ts";
import { getPhase, actAsync } from "../browser/phase.ts";

expectErrors(
  "transaction-unreachable",
  "transaction-not-found",
  "transaction-unlisted",
  "endpoint-failed",
  "session-network",
);

// faults M4, M5, M6, M8: whether a purchase may begin is decided in one place, on every way to it. Here are the ways that
// take a page; the others are in `test/core/gate.test.ts`.

const KEY = "ramp-widget custom";
const MAY_BE_PAID = () => STATES["may be paid"]?.purchase?.();
const props = (fake: FakeVendor): RampWidgetProps => ({
  endpoint: fake.endpoint,
  vendors: [fake.vendor],
  currency: "USDT",
});

function store(purchase: RememberedPurchase | undefined): void {
  if (purchase) localStorage.setItem(KEY, JSON.stringify([purchase]));
}

let ramp: Ramp;
function Custom({ fake }: { fake: FakeVendor }) {
  ramp = useRamp(props(fake));
  return (
    <section data-ramp="" data-phase={ramp.phase}>
      <RampFrame ramp={ramp} />
    </section>
  );
}

/**
 * Every way to a purchase. Each calls `set` as late as another tab could have changed what is remembered, and answers
 * how many sessions there were before the gate.
 */
const WAYS: Record<string, (fake: FakeVendor, set: () => void) => Promise<number | void>> = {
  async "a widget that is mounted"(fake, set) {
    set();
    render(
      <StrictMode>
        <RampWidget {...props(fake)} />
      </StrictMode>,
    );
  },
  async "a modal that is opened"(fake, set) {
    const modal = (open: boolean) => (
      <RampWidget {...props(fake)} presentation="modal" open={open} />
    );
    const { rerender } = render(modal(false));
    set();
    rerender(modal(true));
  },
  async "a second widget of the page"(fake, set) {
    set();
    // It shows and claims the earlier purchase.
    render(<RampWidget {...props(fake)} className="first" />);
    await eventually(() =>
      expect(document.querySelector(".first")).toHaveAttribute(
        "data-phase",
        expect.stringMatching(/^(ready|unconfirmed|processing|completed|error)$/),
      ),
    );
    const before = fake.asked.length;
    document.querySelector(".first")?.removeAttribute("data-ramp");
    render(<Custom fake={fake} />);
    await actAsync(() => ramp.start());
    return before;
  },
};

/** Waits on the fake clock, and not on the real one. */
async function eventually(check: () => void) {
  for (let seconds = 0; seconds < 15; seconds += 1)
    try {
      return check();
    } catch {
      await actAsync(() => vi.advanceTimersByTimeAsync(1_000));
    }
  check();
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe.each(Object.keys(WAYS))("%s", (way) => {
  test.each(Object.entries(STATES))("%s", async (_, { purchase, says, ends }) => {
    const fake = createFakeVendor();
    const before =
      (await WAYS[way]?.(fake, () => {
        store(purchase?.());
        if (says) answers(fake, ...says);
      })) ?? 0;
    // The first widget has shown its end, so it stands in nobody's way.
    const begins = ends === "begins" || (ends === "completed" && way.startsWith("a second widget"));
    await eventually(() => expect(getPhase()).toBe(begins ? "ready" : ends));
    expect(fake.asked).toHaveLength(before + (begins ? 1 : 0));
  });
});

test("a purchase that may be paid and is not found is asked about, and begins once the user says so", async () => {
  const fake = createFakeVendor();
  store(MAY_BE_PAID());
  answers(fake, notFound);
  render(<RampWidget {...props(fake)} />);
  await eventually(() => expect(getPhase()).toBe("error"));
  await actAsync(() => fireEvent.click(screen.getByRole("button", { name: /haven't paid/ })));
  await waitFor(() => expect(getPhase()).toBe("ready"));
  expect(fake.asked).toHaveLength(1);
});

test("a closed modal shows the earlier purchase whatever its user has typed meanwhile", async () => {
  const fake = createFakeVendor();
  store(MAY_BE_PAID());
  answers(fake, "processing");
  const typed: object = { fiatAmount: "12,50" };
  render(<RampWidget {...props(fake)} {...typed} presentation="modal" />);
  await screen.findByRole("button", { name: "View your purchase" });
  expect(fake.asked).toEqual([]);
});

test("of two controlled modals, the closed one gives the paid purchase up to the one that the user opens", async () => {
  const fake = createFakeVendor();
  store(MAY_BE_PAID());
  answers(fake, "processing");
  const onComplete = { first: vi.fn(), second: vi.fn() };
  const onStatusChange = { first: vi.fn(), second: vi.fn() };
  const modal = (name: "first" | "second", open: boolean) => (
    <RampWidget
      {...props(fake)}
      presentation="modal"
      open={open}
      onStatusChange={onStatusChange[name]}
      onComplete={onComplete[name]}
    />
  );
  const page = (open: boolean) => (
    <StrictMode>
      {modal("first", false)}
      {modal("second", open)}
    </StrictMode>
  );
  const { rerender } = render(page(false));
  await actAsync(() => vi.advanceTimersByTimeAsync(1_000));
  rerender(page(true));
  await screen.findByText("Your purchase is in progress");
  // What it took over is its own to report.
  await waitFor(() => expect(onStatusChange.second).toHaveBeenCalledOnce());
  expect(onStatusChange.second.mock.calls[0]?.[0]).toMatchObject({ status: "processing" });
  answers(fake, "completed");
  await actAsync(() => vi.advanceTimersByTimeAsync(11_000));
  await waitFor(() => expect(getPhase()).toBe("completed"));
  expect(onComplete.first).not.toHaveBeenCalled();
  expect(onComplete.second).toHaveBeenCalledOnce();
  expect(fake.asked).toEqual([]);
});

test("two widgets that show one purchase report it once between them", async () => {
  const fake = createFakeVendor();
  store(MAY_BE_PAID());
  answers(fake, "processing");
  const onComplete = vi.fn();
  render(<RampWidget {...props(fake)} onComplete={onComplete} />);
  await screen.findByText("Your purchase is in progress");
  render(<RampWidget {...props(fake)} onComplete={onComplete} />);
  await waitFor(() => expect(screen.getAllByText("Your purchase is in progress")).toHaveLength(2));
  answers(fake, "completed");
  await actAsync(() => vi.advanceTimersByTimeAsync(11_000));
  await waitFor(() =>
    expect(screen.getAllByRole("heading", { name: "Your crypto has arrived" })).toHaveLength(2),
  );
  expect(onComplete).toHaveBeenCalledOnce();
  expect(fake.asked).toEqual([]);
});
test("an end that one widget sees is reported, also if the one that has reported so far leaves before it looks", async () => {
  const fake = createFakeVendor();
  const onComplete = vi.fn();
  let status = "pending";
  const endpoint = {
    ...fake.endpoint,
    getTransaction: async (id: string) => {
      if (status === "completed") reporter.unmount();
      return { id, vendor: "pretend", mode: "buy", status, vendorStatus: status };
    },
  };
  const widget = <RampWidget {...props(fake)} endpoint={endpoint} onComplete={onComplete} />;
  const reporter = render(widget);
  await waitFor(() => expect(getPhase()).toBe("ready"));
  await actAsync(() => fake.frames[0]?.emit({ type: "status", status: "paid" }));
  render(widget);
  await screen.findByRole("heading", { name: /Have you already paid/ });
  status = "completed";
  await actAsync(() => vi.advanceTimersByTimeAsync(11_000));
  await screen.findByRole("heading", { name: "Your crypto has arrived" });
  expect(onComplete).toHaveBeenCalledOnce();
});

/** An endpoint that is an address, whose session is requested while the widget's code is on its way. */
function serve(): (string | null)[] {
  const keys: (string | null)[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    if (url === "/api/served/session") {
      keys.push(new Headers(init?.headers).get("Idempotency-Key"));
      return Response.json({ id: `transaction-${keys.length}` });
    }
    const id = /transactions\/([\w-]+)(?:\?|$)/.exec(url as string)?.[1];
    if (id === undefined) return Response.json({ code: "not_found" }, { status: 404 });
    const status = { status: "pending", vendorStatus: "pending" };
    return Response.json({ id, vendor: "pretend", mode: "buy", ...status });
  });
  return keys;
}

test.each(["is full", "was cleared"])(
  "a storage that %s hides no purchase of this page from the next widget",
  async (how) => {
    const keys = serve();
    if (how === "is full") fillStorage(localStorage);
    const fake = createFakeVendor();
    const ui = <RampWidget {...props(fake)} endpoint="/api/served" />;
    render(ui);
    await waitFor(() => expect(getPhase()).toBe("ready"));
    await actAsync(() => fake.frames[0]?.emit({ type: "status", status: "paid" }));
    if (how === "was cleared") localStorage.clear();
    render(ui);
    await screen.findByRole("heading", { name: /Have you already paid/ });
    expect(keys).toHaveLength(1);
  },
);

test("trying again after a failure looks first whether that one completed after all", async () => {
  const fake = createFakeVendor();
  const onComplete = vi.fn();
  let status = "failed";
  fake.endpoint.getTransaction = async (id) => ({
    id,
    vendor: "pretend",
    mode: "buy",
    status,
    vendorStatus: status,
  });
  render(<RampWidget {...props(fake)} onComplete={onComplete} />);
  await waitFor(() => expect(getPhase()).toBe("failed"));
  status = "completed";
  await actAsync(() => fireEvent.click(screen.getByRole("button", { name: "Try again" })));
  await waitFor(() => expect(getPhase()).toBe("completed"));
  expect([fake.asked.length, onComplete.mock.calls.length]).toEqual([1, 1]);
});
