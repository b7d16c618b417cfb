import { cleanup, render, waitFor } from "@testing-library/react";
import { useEffect, useState } from "react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";
import { preload, type Ramp, type RampOptions, RampWidget, useRamp } from "../../src/index.ts";
import { actAsync } from "../browser/phase.ts";

expectErrors(
  "session-network",
  "vendor-unavailable",
  "rate-limited",
  "unauthorized",
  "order-rejected",
  "script-network",
);

// Which request carries which key, where a page asks an endpoint over HTTP.

const ENDPOINT = "/api/keys";
const hangs = () => new Promise<Response>(() => {});
const answers = (status: number, body: object) => async () => Response.json(body, { status });
const refuses = (status: number, code: string) => answers(status, { error: code, code });
const unclear = refuses(502, "upstream_unavailable");

let sent: { key: string; theme: string }[];
let responses: (() => Promise<Response>)[];
const keys = () => sent.map(({ key }) => key);

beforeEach(() => {
  sent = [];
  responses = [];
  const fetch = window.fetch.bind(window);
  vi.spyOn(window, "fetch").mockImplementation((url, init) => {
    if (url !== `${ENDPOINT}/session`) return fetch(url, init);
    const { theme } = JSON.parse(init?.body as string) as { theme: string };
    sent.push({ key: new Headers(init?.headers).get("Idempotency-Key") ?? "", theme });
    return (responses.shift() ?? hangs)();
  });
});

const { vendor } = createFakeVendor();
type Basics = Pick<RampOptions, "endpoint" | "vendors" | "currency">;
const options: Basics = { endpoint: ENDPOINT, vendors: [vendor], currency: "USDT" };
const asked = (count: number) => waitFor(() => expect(sent).toHaveLength(count));

let ramp: Ramp;
function Custom(more: Partial<RampOptions>) {
  ramp = useRamp({ ...options, ...more });
  return <section data-phase={ramp.phase} />;
}
const reach = (phase: string) => waitFor(() => expect(ramp.phase).toBe(phase));
async function failOnce(response: () => Promise<Response>) {
  responses.push(response);
  await actAsync(() => ramp.start());
  await reach("error");
}

// faults M1
describe("the same order has the same Idempotency-Key", () => {
  test("in a widget that takes another one's place in the same render", async () => {
    const { rerender } = render(<RampWidget key="1" {...options} />);
    await asked(1);
    rerender(<RampWidget key="2" {...options} />);
    await asked(2);
    expect(keys()[1]).toBe(keys()[0]);
  });

  test("where it is closed and begun again in one go", async () => {
    render(<Custom />);
    await actAsync(() => ramp.start());
    await asked(1);
    await actAsync(() => {
      ramp.close();
      ramp.start();
    });
    await asked(2);
    expect(keys()[1]).toBe(keys()[0]);
  });

  test("where `onClose` begins it again", async () => {
    function Reopening() {
      const [isOpen, setOpen] = useState(true);
      useEffect(() => void (hide = () => setOpen(false)), []);
      const modal = { presentation: "modal", open: isOpen } as const;
      return <RampWidget {...options} {...modal} onClose={() => setOpen(true)} />;
    }
    let hide = () => {};
    render(<Reopening />);
    await asked(1);
    await actAsync(() => hide());
    await asked(2);
    expect(keys()[1]).toBe(keys()[0]);
  });

  test.each([
    [429, "rate_limited"],
    [401, "unauthorized"],
    [400, "validation_error"],
  ])("after a refusal with %i that follows an unclear failure", async (status, code) => {
    render(<Custom />);
    await failOnce(unclear);
    responses.push(refuses(status, code));
    await actAsync(() => ramp.retry());
    await asked(2);
    await reach("error");
    await actAsync(() => (ramp.error?.retryable ? ramp.retry() : ramp.start()));
    await asked(3);
    expect(new Set(keys()).size).toBe(1);
  });

  test("after a refusal that follows a preload with an unclear end", async () => {
    responses.push(unclear);
    await actAsync(() => preload(options));
    render(<Custom />);
    await failOnce(refuses(429, "rate_limited"));
    await actAsync(() => (ramp.error?.retryable ? ramp.retry() : ramp.start()));
    await asked(3);
    expect(new Set(keys()).size).toBe(1);
  });

  test("after a reload, and a refusal that follows it", async () => {
    render(<Custom />);
    await failOnce(unclear);
    cleanup();
    clearPageGlobal("keys");
    render(<Custom />);
    await failOnce(refuses(400, "validation_error"));
    await actAsync(() => ramp.start());
    await asked(3);
    expect(new Set(keys()).size).toBe(1);
  });

  test("after a reload in the course of which the clock was put right by hours", async () => {
    render(<Custom />);
    await failOnce(() => Promise.reject(new TypeError("Failed to fetch")));
    cleanup();
    clearPageGlobal("keys");
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 5 * 60 * 60_000);
    vi.spyOn(performance, "timeOrigin", "get").mockReturnValue(now + 5 * 60 * 60_000);
    render(<Custom />);
    await actAsync(() => ramp.start());
    await asked(2);
    expect(keys()[1]).toBe(keys()[0]);
  });

  test("though another order was preloaded after it", async () => {
    await actAsync(() => preload({ ...options, amount: "1" }));
    await actAsync(() => preload({ ...options, amount: "2" }));
    render(<Custom amount="1" />);
    await actAsync(() => ramp.start());
    await asked(3);
    const [first, second, third] = keys();
    expect([second === first, third === first]).toEqual([false, true]);
  });

  test("where the code of its vendor could not be loaded", async () => {
    responses.push(answers(200, { id: "1" }));
    const lazy = {
      name: "lazy",
      matches: () => true,
      load: vi.fn(async () => {
        throw new TypeError("Failed to fetch dynamically imported module");
      }),
    };
    render(<Custom vendors={[lazy]} />);
    await actAsync(() => ramp.start());
    await reach("error");
    expect(ramp.error?.code).toBe("script-network");
    await actAsync(() => ramp.retry());
    await asked(2);
    expect(keys()[1]).toBe(keys()[0]);
  });
});

describe("the same order has another Idempotency-Key", () => {
  test("once another page of this tab has opened its session, while the browser kept this one", async () => {
    render(<Custom />);
    await failOnce(unclear);
    // What the other page writes.
    sessionStorage.setItem("ramp-widget keys", "");
    await actAsync(() => ramp.retry());
    await asked(2);
    expect(keys()[1]).not.toBe(keys()[0]);
  });

  test("where it was preloaded in other colours, and gets its own", async () => {
    await actAsync(() => preload({ ...options, theme: "light" }));
    render(<Custom theme="dark" />);
    await actAsync(() => ramp.start());
    await asked(2);
    expect(sent.map(({ theme }) => theme)).toEqual(["light", "dark"]);
    expect(keys()[1]).not.toBe(keys()[0]);
  });
});

test("a session that the widget requested while its code was loading is used, though the page has turned dark since", async () => {
  const colors = ["light", "dark"];
  const getStyle = window.getComputedStyle.bind(window);
  vi.spyOn(window, "getComputedStyle").mockImplementation((element, pseudo) => {
    if (element !== document.body) return getStyle(element, pseudo);
    const [colorScheme = "dark"] = [colors.shift()];
    return { colorScheme } as CSSStyleDeclaration;
  });
  responses.push(answers(200, { id: "transaction-1" }));
  render(<RampWidget {...options} />);
  await waitFor(() =>
    expect(document.querySelector("[data-ramp]")).toHaveAttribute("data-phase", "ready"),
  );
  expect(colors).toEqual([]);
  expect(sent.map(({ theme }) => theme)).toEqual(["light"]);
});
