import { bundle, PARTNERS_OWN, sizeOf, staticChunks } from "../bundle.js";
import { figureOf } from "../figure.js";

const LIMIT = 2200;

/** What a page imports for a purchase, and for a sale if the package supports it. */
const IMPORTS = {
  "@moonpay/moonpay-react":
    'export { MoonPayProvider, MoonPayBuyWidget, MoonPaySellWidget } from "@moonpay/moonpay-react"',
  "@transak/ui-js-sdk": 'export { Transak } from "@transak/ui-js-sdk"',
  "@ramp-network/ramp-instant-sdk":
    'export { RampInstantSDK } from "@ramp-network/ramp-instant-sdk"',
  "react-plaid-link": 'export { usePlaidLink } from "react-plaid-link"',
  "@stripe/crypto": 'export { loadStripeOnramp } from "@stripe/crypto"',
  "@stripe/react-stripe-js":
    'export { Elements, PaymentElement } from "@stripe/react-stripe-js"; export { loadStripe } from "@stripe/stripe-js"',
  "@paypal/react-paypal-js":
    'export { PayPalProvider, PayPalOneTimePaymentButton } from "@paypal/react-paypal-js/sdk-v6"',
  "@meso-network/meso-js": 'export { transfer } from "@meso-network/meso-js"',
  "@daimo/sdk": 'export { DaimoFrame } from "@daimo/sdk/frame"',
};

/** @param {string} source */
async function weigh(source) {
  const { files, metafile } = await bundle(source, { external: PARTNERS_OWN });
  return sizeOf(staticChunks(metafile).map((name) => files.get(name)));
}

/** Bytes shipped with the page, before a user opens the widget. @type {import("../types.js").Measure} */
export async function measure() {
  // As in the README's example: Proof is the default vendor, and supports buying and selling.
  const ours = await weigh('export { RampWidget } from "ramp-widget"');
  /** @type {Record<string, typeof ours>} */
  const others = {};
  for (const [name, source] of Object.entries(IMPORTS)) others[name] = await weigh(source);

  const row = (/** @type {"min" | "gzip" | "brotli"} */ kind, /** @type {string} */ heading) => ({
    measure: `Bytes before the widget is opened, ${heading}`,
    unit: "bytes",
    limit: "",
    ours: figureOf([ours[kind]]),
    others: Object.fromEntries(
      Object.entries(others).map(([name, size]) => [name, figureOf([size[kind]])]),
    ),
    verdict: /** @type {const} */ ("quoted"),
    note:
      "React and TanStack Query are the partner's own and not counted; what is loaded later is not either. " +
      "`@stripe/crypto` is a loader without a component, and like Plaid, PayPal and Daimo it does not sell.",
  });
  const moonpay = others["@moonpay/moonpay-react"]?.gzip ?? 0;
  return [
    {
      ...row("gzip", "buy and sell, gzip"),
      limit: `at most 2,200, and below MoonPay's ${moonpay.toLocaleString("en")}`,
      verdict: ours.gzip <= LIMIT && ours.gzip < moonpay ? "met" : "missed",
    },
    row("brotli", "brotli"),
    row("min", "minified"),
  ];
}
