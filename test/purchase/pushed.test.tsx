import { render, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { RampWidget, type Transaction } from "../../src/index.ts";
import { startTestServers } from "../browser/startTestServers.ts";
import { waitForPhase } from "../browser/phase.ts";

// The whole way: the vendor's WebSocket, the endpoint's events, the widget.

// faults N7
test("a stream whose purchase is complete ends by itself: none is aborted, so none shows as failed", async () => {
  // The browser lists the first 250 requests of a page only.
  performance.clearResourceTimings();
  const servers = await startTestServers("sdk_customer_token");
  const told = vi.fn<(transaction: Transaction) => void>();
  const asked = vi.spyOn(window, "fetch");
  render(
    <RampWidget
      endpoint={servers.endpoint}
      vendors={servers.vendors}
      currency="USDT"
      network="TRC20"
      fiatCurrency="EUR"
      fiatAmount="100"
      onStatusChange={told}
    />,
  );
  await waitForPhase("ready");
  await waitFor(async () => expect(await servers.counts()).toMatchObject({ sockets: 1 }));
  await servers.pay(told.mock.calls[0]?.[0].id ?? "");
  await servers.advance(60_000);
  await waitForPhase("completed");
  const streams = asked.mock.calls.filter(([url]) => /\/events/.test(url as string));
  expect(streams).toHaveLength(1);
  // The browser tells of a request once it is over, in either way.
  await waitFor(() =>
    expect(
      performance.getEntriesByType("resource").some(({ name }) => name.includes("/events")),
    ).toBe(true),
  );
  expect(streams.map(([, init]) => init?.signal?.aborted)).toEqual([false]);
});

test.each(["sdk_customer_token", "sdk_partner_authorization"] as const)(
  "%s: a change at the vendor is pushed to the page, and costs at most two status requests",
  async (initTokenType) => {
    const servers = await startTestServers(initTokenType);
    const told = vi.fn<(transaction: Transaction) => void>();
    const statuses = () => told.mock.calls.map(([{ status }]) => status);
    const asked = vi.spyOn(window, "fetch");
    const statusRequests = () =>
      asked.mock.calls.filter(
        ([url]) => typeof url === "string" && /\/transactions\/[^/]+$/.test(url),
      ).length;
    render(
      <RampWidget
        endpoint={servers.endpoint}
        vendors={servers.vendors}
        currency="USDT"
        network="TRC20"
        {...(initTokenType === "sdk_customer_token"
          ? { fiatCurrency: "EUR", fiatAmount: "100" }
          : { amount: "100" })}
        onStatusChange={told}
      />,
    );
    await waitForPhase("ready");
    await waitFor(async () => expect(await servers.counts()).toMatchObject({ sockets: 1 }));
    await waitFor(() => expect(statuses()).toEqual(["pending"]));
    const id = told.mock.calls[0]?.[0].id ?? "";

    await servers.pay(id);
    await waitFor(() => expect(statuses()).toEqual(["pending", "processing"]));
    await servers.advance(60_000);
    await waitForPhase("completed");

    expect(statuses()).toEqual(["pending", "processing", "completed"]);
    expect(statusRequests()).toBeLessThanOrEqual(2);
    const counts = await servers.counts();
    expect(counts).toMatchObject({ sessions: 1, runs: 1, sockets: 1 });
    expect(counts.statusRequests).toBeLessThanOrEqual(2);
  },
);
