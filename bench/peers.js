/**
 * The measured packages, and the sources of their scripts. `peers/` mounts each one as its README does.
 *
 * @typedef {object} Peer
 * @property {string} page in `peers/`
 * @property {string[]} [remote] URLs in its bundle that its script loads from
 * @property {boolean} asksServer whether the partner's server first provides a session, a token or a signature
 * @property {boolean} isReact whether it is a React component or hook; the others are called in an effect
 */

export const OURS = "ramp-widget";

/** @type {Record<string, Peer>} */
export const PEERS = {
  [OURS]: { page: "ramp-widget.jsx", asksServer: true, isReact: true },
  "@moonpay/moonpay-react": {
    page: "moonpay.jsx",
    remote: ["https://static.moonpay.com"],
    asksServer: true,
    isReact: true,
  },
  "@transak/ui-js-sdk": { page: "transak.jsx", asksServer: true, isReact: false },
  "@ramp-network/ramp-instant-sdk": {
    page: "ramp-network.jsx",
    asksServer: false,
    isReact: false,
  },
  "react-plaid-link": {
    page: "plaid.jsx",
    remote: ["https://cdn.plaid.com"],
    asksServer: true,
    isReact: true,
  },
  "@stripe/crypto": {
    page: "stripe-crypto.jsx",
    remote: ["https://crypto-js.stripe.com", "https://js.stripe.com"],
    asksServer: true,
    isReact: false,
  },
  "@stripe/react-stripe-js": {
    page: "stripe.jsx",
    remote: ["https://js.stripe.com"],
    asksServer: true,
    isReact: true,
  },
  "@paypal/react-paypal-js": {
    page: "paypal.jsx",
    remote: ["https://www.sandbox.paypal.com"],
    asksServer: true,
    isReact: true,
  },
  "@meso-network/meso-js": {
    page: "meso.jsx",
    remote: ["https://api.sandbox.meso.network"],
    asksServer: false,
    isReact: false,
  },
  "@daimo/sdk": { page: "daimo.jsx", asksServer: true, isReact: true },
};
