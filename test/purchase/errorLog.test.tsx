import { render, screen, waitFor } from "@testing-library/react";
import { type ReactElement, StrictMode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import {
  type CustomEndpoint,
  type RampError,
  RampStatus,
  RampWidget,
  useRamp,
  useSession,
  useTransaction,
  useVendorScript,
} from "../../src/index.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

expectErrors("endpoint-failed", "script-origin", "unauthorized", "endpoint-unavailable");

const lines: string[] = [];
let fake = createFakeVendor();

beforeEach(() => {
  lines.length = 0;
  fake = createFakeVendor();
  const logged = vi.spyOn(console, "error");
  const complain = logged.getMockImplementation();
  logged.mockImplementation((...args) => {
    lines.push(args.join(" "));
    complain?.(...args);
  });
});

/** A backend whose own HTTP client failed, with what it knew in the error. */
const failing: CustomEndpoint = {
  createSession: () => Promise.reject(Object.assign(new Error("Bearer s3cret"), { status: 500 })),
  getTransaction: () => Promise.reject(Object.assign(new Error("Bearer s3cret"), { status: 401 })),
};
const order = { mode: "buy", currency: "USDT" } as const;

function Custom(): ReactElement {
  const ramp = useRamp({ ...order, endpoint: failing, vendors: [fake.vendor] });
  return (
    <button type="button" onClick={ramp.start}>
      {ramp.error?.code ?? "Buy"}
    </button>
  );
}
function Session(): ReactElement {
  const { error } = useSession({ purchaseId: "1", order, endpoint: failing });
  return <output>{error?.code}</output>;
}
function Script(): ReactElement {
  const src = "https://evil.example/w.js?token=s3cret";
  const { error } = useVendorScript({
    script: { src, global: "w", origins: ["https://vendor.example"] },
  });
  return <output>{error?.code}</output>;
}
function Followed(): ReactElement {
  const { error } = useTransaction({ transactionId: "tx-s3cret", endpoint: refusing });
  return <output>{error?.code}</output>;
}
const refusing: CustomEndpoint = {
  ...failing,
  getTransaction: () =>
    Promise.reject(
      Object.assign(new Error("No."), {
        name: "RampError",
        code: "unauthorized",
        stage: "transaction",
      }),
    ),
};

// faults N1
test.each<[string, string, () => ReactElement]>([
  [
    "<RampWidget>",
    "endpoint-failed",
    () => <RampWidget {...order} endpoint={failing} vendors={[fake.vendor]} />,
  ],
  ["useRamp", "endpoint-failed", () => <Custom />],
  ["useSession", "endpoint-failed", () => <Session />],
  ["useVendorScript", "script-origin", () => <Script />],
  ["useTransaction", "unauthorized", () => <Followed />],
  [
    "<RampStatus>",
    "unauthorized",
    () => <RampStatus transactionId="tx-s3cret" endpoint={refusing} />,
  ],
])("%s tells the developer of %s once, also under StrictMode", async (name, code, show) => {
  const ui = () => <StrictMode>{show()}</StrictMode>;
  const { rerender } = render(ui());
  if (name === "useRamp") screen.getByRole("button", { name: "Buy" }).click();
  await screen.findByText(new RegExp(code));
  await waitFor(() => expect(lines).toHaveLength(1));
  rerender(ui());
  expect(lines).toEqual([expect.stringMatching(`^ramp-widget: ${code}: [^]*errors\\.md#${code}$`)]);
  expect(lines.join()).not.toContain("s3cret");
});

test("what is logged of an endpoint says what was asked, and is what `onError` gets", async () => {
  const onError = vi.fn<(error: RampError) => void>();
  vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response("Bad Gateway", { status: 502 }));
  render(<RampWidget {...order} endpoint="/api/ramp/?key=s3cret" onError={onError} />);
  await waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
  const { code, message } = onError.mock.calls[0]?.[0] ?? {};
  expect([code, message]).toEqual([
    "endpoint-unavailable",
    expect.stringContaining("POST /api/ramp"),
  ]);
  expect(lines).toEqual([expect.stringContaining(`${code}: ${message}`)]);
  expect(lines.join()).not.toContain("s3cret");
});
