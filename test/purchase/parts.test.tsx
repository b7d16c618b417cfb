import { renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test } from "vitest";
import { useSession, useTransaction, useVendorScript } from "../../src/index.ts";
import { startTestServers } from "../browser/startTestServers.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

const wrapper = StrictMode;
const order = { mode: "buy", currency: "USDT" } as const;

test("useSession asks once for each purchase id, and for none without", async () => {
  const { endpoint, vendor, asked } = createFakeVendor();
  const { result, rerender } = renderHook(
    ({ purchaseId }: { purchaseId: string | null }) =>
      useSession({ purchaseId, order: { ...order }, endpoint: { ...endpoint }, vendors: [vendor] }),
    { wrapper, initialProps: { purchaseId: null as string | null } },
  );
  expect(result.current.session).toBeUndefined();
  rerender({ purchaseId: "a" });
  await waitFor(() => expect(result.current.session?.transactionId).toBe("transaction-1"));
  rerender({ purchaseId: "a" });
  rerender({ purchaseId: "b" });
  await waitFor(() => expect(result.current.session?.transactionId).toBe("transaction-2"));
  expect(asked).toEqual(["a", "b"]);
});

test("useSession asks once under StrictMode, also where the purchase is there from the first render", async () => {
  const { endpoint, vendor, asked } = createFakeVendor();
  const { result } = renderHook(
    () => useSession({ purchaseId: "a", order, endpoint, vendors: [vendor] }),
    { wrapper },
  );
  await waitFor(() => expect(result.current.session).toBeDefined());
  expect(asked).toEqual(["a"]);
});

test("useVendorScript answers the script's global", async () => {
  const servers = await startTestServers();
  const script = servers.vendors[0]?.script;
  const { result } = renderHook(() => useVendorScript({ script }), { wrapper });
  expect(result.current.status).toBe("loading");
  await waitFor(() => expect(result.current.status).toBe("loaded"));
  expect(result.current.global).toHaveProperty("run");
  expect((await servers.counts()).scripts).toBe(1);
});

test("useTransaction looks at what it is given, and answers what it found", async () => {
  const { endpoint, vendor, respondWith, requestCount } = createFakeVendor();
  const { result, rerender } = renderHook(
    ({ id }: { id: string | null }) =>
      useTransaction({ transactionId: id, endpoint, vendors: [vendor] }),
    { wrapper, initialProps: { id: null as string | null } },
  );
  await expect(result.current.refetch()).resolves.toBeUndefined();
  expect(requestCount()).toBe(0);
  rerender({ id: "t-1" });
  await waitFor(() => expect(result.current.transaction?.status).toBe("pending"));
  respondWith({ status: "processing" });
  await expect(result.current.refetch()).resolves.toMatchObject({ status: "processing" });
});
