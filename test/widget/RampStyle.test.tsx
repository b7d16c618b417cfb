import { render, screen } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { RampProvider, RampStatus } from "../../src/index.ts";
import { createFakeVendor } from "../browser/createFakeVendor.ts";

// A policy cannot be taken back, so these tests have a page of their own.
beforeAll(() => {
  const script = document.createElement("script");
  script.setAttribute("nonce", "page");
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = "style-src 'nonce-page'";
  document.head.append(script, meta);
});

test("under a policy for styles the page's nonce is found, and our styles count", async () => {
  const violations: string[] = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
    violations.push(effectiveDirective),
  );
  const { endpoint, vendor } = createFakeVendor();
  render(
    <RampProvider endpoint={endpoint} vendors={[vendor]}>
      <RampStatus transactionId="1" />
    </RampProvider>,
  );
  await screen.findByRole("list");
  const root = document.querySelector("[data-ramp]");
  if (!root) throw new Error("nothing was rendered");
  expect(getComputedStyle(root).borderRadius).toBe("16px");
  expect(violations).toEqual([]);
});
