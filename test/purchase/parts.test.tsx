import { renderHook, waitFor } from "@testing-library/react";
import { QueryClient } from "@tanstack/react-query";
import { StrictMode } from "react";
import { expect, test } from "vitest";
import { useSession, useTransaction, useVendorScript } from "../../src/index.ts";
import { openLab } from "../browser/openLab.ts";
import { pretendVendor } from "../browser/pretendVendor.ts";

const wrapper = StrictMode;
const order = { mode: "buy", currency: "USDT" } as const;

test("useSession asks once for each purchase id, and for none without", async () => {
  const { endpoint, vendor, asked } = pretendVendor();
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
  const { endpoint, vendor, asked } = pretendVendor();
  const { result } = renderHook(
    () => useSession({ purchaseId: "a", order, endpoint, vendors: [vendor] }),
    { wrapper },
  );
  await waitFor(() => expect(result.current.session).toBeDefined());
  expect(asked).toEqual(["a"]);
});

test("useVendorScript answers the script's global", async () => {
  const lab = await openLab();
  const script = lab.vendors[0]?.script;
  const { result } = renderHook(() => useVendorScript(script), { wrapper });
  expect(result.current.status).toBe("loading");
  await waitFor(() => expect(result.current.status).toBe("loaded"));
  expect(result.current.global).toHaveProperty("run");
  expect((await lab.counts()).scripts).toBe(1);
});

test("useTransaction keeps its rules in a host's client with other defaults", async () => {
  const { endpoint, vendor, says, looks } = pretendVendor();
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        throwOnError: true,
        staleTime: Number.POSITIVE_INFINITY,
        retry: 7,
        enabled: false,
      },
    },
  });
  says(new Error("down"));
  const options = { id: "t-1", endpoint, vendors: [vendor], queryClient };
  const { result } = renderHook(() => useTransaction(options), { wrapper });
  await waitFor(() => expect(looks()).toBeGreaterThan(0));
  expect(result.current).toMatchObject({ transaction: undefined, error: undefined });
  says({ status: "processing" });
  result.current.refetch();
  await waitFor(() => expect(result.current.transaction?.status).toBe("processing"));
});
