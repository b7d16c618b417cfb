import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { inlineStyles } from "../inlineStyles.ts";

/** A partner's page, bundled. Its address says the vendor and the mode. */
export async function bundleShop(widgetOrigin: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { RampWidget } from "ramp-widget";
import { sandboxVendors } from "ramp-widget/sandbox/page";

const vendors = sandboxVendors({ widgetOrigin: "${widgetOrigin}" });
const { vendor = "proof", mode = "buy" } = Object.fromEntries(new URLSearchParams(location.search));
const order = {
  proof: { network: "TRC20", fiatCurrency: "EUR", fiatAmount: "100" },
  transak: { network: "polygon", fiatCurrency: "EUR", fiatAmount: "100" },
  bleepay: { network: "TRC20", amount: "100" },
}[vendor];

function Shop() {
  const [said, say] = useState("");
  const onComplete = () => say("bought");
  return [
    createElement(RampWidget, { key: 1, endpoint: "/api/ramp", vendors, vendor, mode, currency: "USDT", ...order, onComplete }),
    createElement("p", { key: 2 }, said),
  ];
}
createRoot(document.querySelector("main")).render(createElement(Shop));`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: {
      "ramp-widget/sandbox/page": fileURLToPath(
        new URL("../../src/sandbox/page.ts", import.meta.url),
      ),
      "ramp-widget": fileURLToPath(new URL("../../src/index.ts", import.meta.url)),
    },
    plugins: [inlineStyles],
  });
  return (outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
}
