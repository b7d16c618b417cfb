import { render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect, test } from "vitest";
import { RampWidget } from "../../src/index.ts";
import { openLab } from "../browser/openLab.ts";

const root = () => document.querySelector("[data-ramp]");
const phase = () => root()?.getAttribute("data-phase");

test("buys", async () => {
  const lab = await openLab();
  render(
    <StrictMode>
      <RampWidget
        endpoint={lab.endpoint}
        vendors={lab.vendors}
        currency="USDT"
        network="TRC20"
        fiatCurrency="EUR"
        fiatAmount="100"
      />
    </StrictMode>,
  );
  await waitFor(() => expect(phase()).toBe("ready"), { timeout: 5000 });
  expect(await lab.counts()).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
});
