import { Transak } from "@transak/ui-js-sdk";
import { afterEach, expect, test } from "vitest";
import { openTransakSession } from "./openTransakSession.ts";

let widget: Transak | undefined;
afterEach(() => widget?.close());

test("Transak's own SDK hears from the sandbox's page what it hears from Transak's", async () => {
  const { widgetUrl, happen } = await openTransakSession({ fiat_amount: "100" });
  const heard: [event: string, order?: Record<string, unknown>][] = [];
  const names = () => heard.map(([name]) => name);
  for (const name of Object.values(Transak.EVENTS))
    Transak.on(name, (data) => heard.push([name, data as Record<string, unknown>]));

  widget = new Transak({ widgetUrl });
  widget.init();
  await expect.poll(names).toEqual(["TRANSAK_WIDGET_INITIALISED"]);

  await happen("order");
  await expect.poll(names).toHaveLength(2);
  expect(heard[1]).toEqual([
    "TRANSAK_ORDER_CREATED",
    expect.objectContaining({
      status: "AWAITING_PAYMENT_FROM_USER",
      isBuyOrSell: "BUY",
      fiatAmount: 100,
      cryptoCurrency: "USDT",
    }),
  ]);

  await happen("pay");
  await expect.poll(names).toHaveLength(3);
  expect(heard[2]).toEqual([
    "TRANSAK_ORDER_SUCCESSFUL",
    expect.objectContaining({ status: "PROCESSING", id: heard[1]?.[1]?.["id"] }),
  ]);

  // It asks the page, as its own dialog's cross does.
  document.querySelector("#transakCloseIcon")?.dispatchEvent(new MouseEvent("click"));
  await expect.poll(names).toHaveLength(4);
  expect(heard[3]?.[0]).toBe("TRANSAK_WIDGET_CLOSE");
});
