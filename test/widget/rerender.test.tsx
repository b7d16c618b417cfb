import { act, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { RampWidget, type RampWidgetProps } from "../../src/index.ts";
import type { Vendor } from "../../src/vendor.ts";
import {
  simulateTabReturn,
  type FakeVendor,
  createFakeVendor,
} from "../browser/createFakeVendor.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { waitForPhase } from "../browser/phase.ts";

expectErrors("endpoint-failed");

let fake: FakeVendor;
let drawn: number;

beforeEach(() => {
  fake = createFakeVendor({ open: ({ emit }) => (emit({ type: "loading" }), () => {}) });
  drawn = 0;
});

const slots = {
  progress() {
    drawn += 1;
    return <p>Under way</p>;
  },
};

/** As hosts write it: all that can be is made anew at every render. */
function App(props: Partial<RampWidgetProps>) {
  const { endpoint, vendor } = fake;
  return (
    <RampWidget
      endpoint={endpoint}
      vendors={[{ ...vendor }]}
      currency="USDT"
      storage={null}
      slots={{ ...slots }}
      style={{ margin: 0 }}
      onEvent={() => {}}
      onStatusChange={() => {}}
      {...props}
    />
  );
}

test("a host that renders again, with everything written anew, does not render the widget", async () => {
  const { rerender } = render(<App />);
  await waitForPhase("loading");
  const before = drawn;
  for (let count = 0; count < 10; count += 1) rerender(<App />);
  expect(drawn).toBe(before);
  rerender(<App theme="dark" />);
  expect(drawn).toBeGreaterThan(before);
});

test("its newest handlers are called, and no older ones", async () => {
  const [older, newer] = [vi.fn(), vi.fn()];
  const { rerender } = render(<App onStatusChange={older} />);
  await waitFor(() => expect(older).toHaveBeenCalledTimes(1));
  rerender(<App onStatusChange={newer} />);
  fake.respondWith({ status: "processing" });
  act(simulateTabReturn);
  await waitForPhase("processing");
  expect(older.mock.calls).toMatchObject([[{ status: "pending" }]]);
  expect(newer.mock.calls).toMatchObject([[{ status: "processing" }]]);
});

test("a handler that comes later is called, and one that goes is not", async () => {
  const late = vi.fn();
  const { rerender } = render(<App />);
  await waitForPhase("loading");
  rerender(<App onComplete={late} onEvent={undefined} />);
  fake.respondWith({ status: "completed" });
  act(simulateTabReturn);
  await waitForPhase("completed");
  expect(late).toHaveBeenCalledTimes(1);
});

test("a slot that was written anew shows what is new of it", async () => {
  const { rerender } = render(<App slots={{ progress: () => <p>one</p> }} />);
  await waitForPhase("loading");
  rerender(<App slots={{ progress: () => <p>two</p> }} />);
  expect(screen.getByText("two")).toBeTruthy();
});

test("the next purchase is run by the vendors of the newest render", async () => {
  const parse = vi.fn(fake.vendor.parseSession);
  const other: Vendor = { ...fake.vendor, parseSession: parse };
  const { rerender } = render(<App />);
  await waitForPhase("loading");
  fake.respondWith({ status: "completed" });
  act(simulateTabReturn);
  await waitForPhase("completed");
  rerender(<App vendors={[other]} />);
  act(() => screen.getByRole("button", { name: "Buy again" }).click());
  await waitForPhase("loading");
  expect(parse).toHaveBeenCalledTimes(1);
});

test("an endpoint that took another's place is the one that is asked, whatever it shows of itself", async () => {
  const asked: string[] = [];
  class Backend {
    readonly #user: string;
    constructor(user: string) {
      this.#user = user;
    }
    createSession = async () => {
      asked.push(this.#user);
      throw Object.assign(new Error("not now"), { status: 503 });
    };
    getTransaction = async () => undefined;
  }
  const { rerender } = render(<App endpoint={new Backend("ada")} />);
  await waitForPhase("error");
  rerender(<App endpoint={new Backend("bob")} />);
  act(() => screen.getByRole("button", { name: "Try again" }).click());
  await waitFor(() => expect(asked).toEqual(["ada", "bob"]));
  await waitForPhase("error");
});
