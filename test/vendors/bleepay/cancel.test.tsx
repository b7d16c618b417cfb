import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { RampError } from "../../../src/RampError.ts";
import { showDeposit, spoken } from "./showDeposit.tsx";

const button = (name: string) => screen.getByRole("button", { name });
const press = (name: string) => fireEvent.click(button(name));

test("nothing is cancelled before a question is answered", async () => {
  const { cancel } = showDeposit();
  press("Cancel payment");
  expect(screen.getByRole("group", { name: "Have you sent anything?" })).toBeVisible();
  expect(cancel).not.toHaveBeenCalled();
  // Whoever presses Enter twice has not cancelled.
  expect(document.activeElement).toBe(button("Keep waiting"));
  press("Keep waiting");
  expect(cancel).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button("Cancel payment"));
});

test("it is cancelled once, however often the button is pressed, and says that it is busy", async () => {
  const { cancel } = showDeposit();
  let done = () => {};
  cancel.mockReturnValue(new Promise((resolve) => (done = resolve)));
  press("Cancel payment");
  button("Nothing sent – cancel").focus();
  press("Nothing sent – cancel");
  press("Cancelling…");
  press("Keep waiting");
  expect(cancel).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(button("Cancelling…"));
  expect(screen.getByRole("group")).toHaveAttribute("aria-busy", "true");
  await act(async () => done());
  expect(screen.queryByRole("group")).toBeNull();
});

test("where it is on its way already, it says so and looks", async () => {
  const { cancel, look } = showDeposit();
  cancel.mockRejectedValue(
    new RampError("transaction-unreachable", "no", { status: 400, vendorCode: "cannot_cancel" }),
  );
  press("Cancel payment");
  press("Nothing sent – cancel");
  await waitFor(() => expect(spoken()).toMatch(/can't be cancelled.*on its way/));
  expect(look).toHaveBeenCalledOnce();
  await waitFor(() => expect(document.activeElement?.textContent).toBe(spoken()));
  expect(screen.queryByRole("button", { name: /cancel/i })).toBeNull();
});

test("where nobody knows whether it was, it says so, looks, and can be tried again", async () => {
  const { cancel, look } = showDeposit();
  cancel.mockRejectedValueOnce(new RampError("transaction-unreachable", "offline"));
  press("Cancel payment");
  button("Nothing sent – cancel").focus();
  press("Nothing sent – cancel");
  await waitFor(() => expect(spoken()).toMatch(/don't know whether the payment was cancelled/));
  expect(look).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(button("Nothing sent – cancel"));
  press("Nothing sent – cancel");
  await waitFor(() => expect(screen.queryByRole("group")).toBeNull());
  expect(cancel).toHaveBeenCalledTimes(2);
});

test("a payment that is seen while the question stands takes it away", () => {
  const { says } = showDeposit();
  press("Cancel payment");
  says({ status: "processing", vendorStatus: "PENDING" });
  expect(screen.queryByRole("group")).toBeNull();
  expect(document.activeElement?.className).toBe("ramp-deposit");
});
