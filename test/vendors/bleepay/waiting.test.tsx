import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { decodeQR } from "qr/decode.js";
import { expect, test, vi } from "vitest";
import { ADDRESS, showDeposit, spoken } from "./showDeposit.tsx";

const LONG = `addr1${"q2x8ynt5".repeat(12)}`;

test("says in one heading how much of what is to be sent on which network", () => {
  showDeposit();
  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe(
    "Send exactly 100.50 USDT on TRC20",
  );
  expect(screen.getByText(/only USDT, and only on TRC20.*lost/)).toBeVisible();
  expect(screen.getByText("dep_a1b2c3d4e5f6")).toBeVisible();
  expect(document.body.textContent).not.toContain("c2VhbGVk");
});

test.each([
  ["Copy amount", "100.50"],
  ["Copy address", ADDRESS],
])("%s copies that and nothing else, and says so aloud for a while", async (name, text) => {
  vi.useFakeTimers();
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  showDeposit();
  fireEvent.click(screen.getByRole("button", { name }));
  await act(() => vi.advanceTimersByTimeAsync(0));
  expect(spoken()).toBe("Copied");
  expect(write.mock.calls).toEqual([[text]]);
  expect(screen.getByRole("button", { name: "✓ Copied" })).toBeVisible();
  await act(() => vi.advanceTimersByTimeAsync(3_000));
  expect(spoken()).toBe("");
  expect(screen.getByRole("button", { name })).toBeVisible();
  vi.useRealTimers();
});

test.each([
  ["Copy amount", "100.50"],
  ["Copy address", ADDRESS],
])("where the page may not copy, %s selects it and says so", async (name, text) => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("forbidden"));
  showDeposit();
  fireEvent.click(screen.getByRole("button", { name }));
  const sentence = await screen.findByText(/doesn't allow copying/);
  expect(sentence).toBeVisible();
  expect(spoken()).toBe(sentence.textContent);
  expect(String(getSelection())).toBe(text);
});

test("where there is no clipboard at all, the address is selected too", async () => {
  vi.spyOn(navigator, "clipboard", "get").mockReturnValue(undefined as unknown as Clipboard);
  showDeposit();
  fireEvent.click(screen.getByRole("button", { name: "Copy address" }));
  await screen.findByText(/doesn't allow copying/);
  expect(String(getSelection())).toBe(ADDRESS);
});

test("a long address is shown in full on a narrow phone, and its pieces change nothing of it", () => {
  document.body.style.width = "320px";
  showDeposit({ depositAddress: LONG });
  const address = screen.getByText("addr").parentElement as HTMLElement;
  expect(address.textContent).toBe(LONG);
  expect(address.scrollWidth).toBeLessThanOrEqual(address.clientWidth);
  expect(document.querySelector(".ramp-deposit")?.scrollWidth).toBeLessThanOrEqual(320);
  getSelection()?.selectAllChildren(address);
  expect(String(getSelection())).toBe(LONG);
  document.body.style.width = "";
});

test.each([ADDRESS, LONG])("a camera reads the address from the code: %s", async (address) => {
  showDeposit({ depositAddress: address });
  expect(await readCode()).toBe(address);
});

test("in the dark the code stays dark on white", async () => {
  document.documentElement.style.colorScheme = "dark";
  showDeposit();
  const code = await drawnCode();
  expect(getComputedStyle(code).backgroundColor).toBe("rgb(255, 255, 255)");
  expect(getComputedStyle(code).fill).toBe("rgb(0, 0, 0)");
  document.documentElement.style.colorScheme = "";
});

test("nothing moves when the code is drawn", async () => {
  showDeposit();
  const below = () => screen.getByText("To this address").getBoundingClientRect().top;
  const before = below();
  expect(screen.getByRole("img").querySelector("path")?.getAttribute("d")).toBeNull();
  await drawnCode();
  expect(below()).toBe(before);
});

async function drawnCode(): Promise<SVGElement> {
  const code = screen.getByRole("img", { name: "QR code of the address" });
  await waitFor(() => expect(code.getAttribute("aria-busy")).toBe("false"));
  return code as Element as SVGElement;
}

/** What a camera would read of it: the code as it is drawn on a page, quiet zone and all. */
async function readCode(): Promise<string> {
  const code = (await drawnCode()).cloneNode(true) as SVGElement;
  code.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  code.setAttribute("width", "400");
  code.setAttribute("height", "400");
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(code.outerHTML)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 400;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("There is nothing to draw on.");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 400, 400);
  context.drawImage(image, 0, 0);
  return decodeQR(context.getImageData(0, 0, 400, 400), { timeLimit: 1_000 });
}

test("the style of the view comes with it", () => {
  render(<p className="ramp-deposit-warning">not ours</p>);
  showDeposit();
  const [, ours] = document.querySelectorAll(".ramp-deposit-warning");
  expect(getComputedStyle(ours as Element).borderInlineStartWidth).toBe("4px");
});
