import { screen, waitFor } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { showDeposit } from "./showDeposit.tsx";

// A policy cannot be taken back, so this test has a page of its own.
beforeAll(() => {
  const script = document.createElement("script");
  script.setAttribute("nonce", "page");
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = "style-src 'nonce-page'; require-trusted-types-for 'script'; trusted-types 'none'";
  document.head.append(script, meta);
});

test("under a strict policy the code is drawn and our styles count", async () => {
  const violations: string[] = [];
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
    violations.push(effectiveDirective),
  );
  showDeposit();
  const code = screen.getByRole("img");
  await waitFor(() => expect(code.querySelector("path")?.getAttribute("d")).toBeTruthy());
  expect(getComputedStyle(code).width).toBe("216px");
  expect(violations).toEqual([]);
});
