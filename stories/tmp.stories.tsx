import { RampError, useRamp } from "ramp-widget";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { partner } from "./partner.ts";
let n = 0;
const p = partner();
const endpoint = { ...p.endpoint, createSession: async () => { n++; throw new RampError("session-network", "n" + n); } };
const log: string[] = [];
function T() {
  const s = useRamp({ currency: "USDT", endpoint, onError: (e) => log.push("onError " + e.message) });
  log.push("render " + s.phase + s.error?.message);
  return <><button onClick={s.start}>start</button><button onClick={s.retry}>retry</button></>;
}
const meta = preview.meta({ title: "tmp", component: T });
export const X = meta.story({ play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByText("start"));
    await new Promise((r) => setTimeout(r, 200));
    log.push("--");
    await userEvent.click(canvas.getByText("retry"));
    await new Promise((r) => setTimeout(r, 500));
    console.log(log.join("\n"));
  }});
