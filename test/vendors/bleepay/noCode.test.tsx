import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { showDeposit } from "./showDeposit.tsx";

vi.mock("lean-qr/nano", () => ({
  get generate(): never {
    throw new TypeError("Failed to fetch dynamically imported module");
  },
}));

test("where the code cannot be loaded, its place says so, and the address can still be copied", async () => {
  showDeposit();
  const place = screen.getByRole("img").getBoundingClientRect();
  const sentence = await screen.findByText(/QR code couldn't be loaded/);
  const { height } = sentence.getBoundingClientRect();
  expect(height).toBe(place.height);
  expect(screen.queryByRole("img")).toBeNull();
  expect(screen.getByRole("button", { name: "Copy address" })).toBeEnabled();
});
