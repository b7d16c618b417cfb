import { broken, mutant } from "./mutant.js";

const FRAME = "test/vendors/transak/openTransakFrame.test.tsx";
const OWN = "test/package/ownVendor.test.tsx";
const LOADED = "test/vendors/loadScript.test.tsx";
const TRANSAK = "test/vendors/transak/transak.test.ts";
const POPUP = "test/e2e/popup.e2e.ts";
const POLICY = "test/vendors/loadScript.policy.test.tsx";

export const page = [
  broken(
    "Scripts load only over `https:` from origins listed in the vendor's definition, compared as origins.",
    mutant(
      "src/vendors/parseTrustedUrl.ts",
      "origins.includes(url.origin) &&",
      "origins.some((origin) => url.origin.startsWith(origin)) &&",
      LOADED,
      "is never loaded",
    ),
    mutant(
      "src/vendors/parseTrustedUrl.ts",
      "origins.includes(url.origin) &&",
      "origins.some((origin) => address.startsWith(`${origin}/`)) &&",
      LOADED,
      "an address of a listed origin, spelt with %s, is that origin's",
    ),
    mutant(
      "src/vendors/parseTrustedUrl.ts",
      "url.href.startsWith(`${url.origin}/`) &&",
      "",
      LOADED,
      "is never loaded",
    ),
    mutant(
      "src/vendors/parseTrustedUrl.ts",
      "/^https:|^http:\\/\\/(localhost|127\\.0\\.0\\.1|\\[::1\\])(:|$)/",
      "/^http/",
      LOADED,
      "is never loaded",
    ),
  ),
  broken(
    "The Trusted Types policy signs only URLs of those origins, no matter which script uses it.",
    mutant(
      "src/vendors/loadScript.ts",
      "if (parseTrustedUrl(url, [...origins])) return url;",
      "if (origins) return url;",
      POLICY,
      // An earlier test's load creates the policy, so these tests run together.
      "policy that",
    ),
  ),
  broken(
    "A script whose integrity can't be compared is refused.",
    mutant(
      "src/vendors/loadScript.ts",
      "if (!integrity) return before;",
      "if (before) return before;",
      LOADED,
      "a script that must have certain bytes is not the one that the page had already",
    ),
  ),
  broken(
    "A foreign value in place of the state that copies of this library share is ignored.",
    mutant(
      "src/pageGlobal.ts",
      "if (found instanceof mine.constructor) return",
      "return",
      "test/pageGlobal.test.tsx",
      "this copy goes on with one of its own",
    ),
  ),
  broken(
    "Frames, popups and links open only origins listed in the vendor's definition.",
    mutant(
      "src/vendors/transak/transakVendor.ts",
      "if (url) return url;",
      "if (url || URL.canParse(widgetUrl)) return new URL(widgetUrl);",
      TRANSAK,
      "the page's address",
    ),
    mutant(
      "src/vendors/parseTrustedUrl.ts",
      "origins.includes(url.origin) &&",
      "origins.some((origin) => url.origin.startsWith(origin)) &&",
      TRANSAK,
      "the page's address",
    ),
  ),
  broken(
    "A frame's messages are matched by window and origin: another window, or another page in the same frame, is ignored.",
    mutant(
      "src/vendors/transak/openTransakFrame.ts",
      "source !== iframe.contentWindow || ",
      "",
      FRAME,
      "of anybody else are not, whatever they say",
    ),
    mutant(
      "src/vendors/transak/openTransakFrame.ts",
      " || origin !== url.origin",
      "",
      FRAME,
      "of another page in the same iframe are not heard",
    ),
  ),
  broken(
    "A popup learns your page's origin and nothing more.",
    mutant(
      "src/core/frame/popupWindow.ts",
      'REFERRER_POLICY = "strict-origin-when-cross-origin"',
      'REFERRER_POLICY = "unsafe-url"',
      "test/purchase/away.test.tsx",
      "a vendor's page elsewhere learns this page's origin, and nothing more of its address",
    ),
    mutant(
      "src/core/frame/popupWindow.ts",
      "link.referrerPolicy = REFERRER_POLICY;",
      "",
      "test/purchase/away.test.tsx",
      "the vendor's page learns where its user comes from, also from a page that tells nobody",
    ),
  ),
  broken(
    "Neither the popup's page nor any page after it can navigate your page.",
    mutant(
      "src/core/frame/popupWindow.ts",
      "popup.opener = null;",
      "",
      POPUP,
      "neither the vendor's page nor one that follows in its window can put another in the shop's place",
    ),
  ),
  broken(
    "A popup that the user navigated elsewhere isn't read, and costs no session.",
    mutant(
      "src/core/frame/popupWindow.ts",
      "return popup.name === names.get(popup);",
      "return true;",
      POPUP,
      "stays theirs, and the session waits for a link that they tap",
    ),
  ),
  broken(
    "The example vendor in docs/your-own-vendor.md follows the same rules.",
    mutant(
      "docs/your-own-vendor.md",
      "source !== iframe.contentWindow || ",
      "",
      OWN,
      "a forged message does nothing, also from another frame with the vendor's page in it",
    ),
    mutant(
      "docs/your-own-vendor.md",
      " || from !== origin",
      "",
      OWN,
      "nor does another page that took its place in the frame",
    ),
  ),
  broken(
    "Two copies of this library share one script tag, one request and one Trusted Types policy.",
    mutant(
      "src/vendors/loadScript.ts",
      "pageGlobal(`scripts ${global}`",
      "pageGlobal(`scripts ${global} ${import.meta.url}`",
      POLICY,
      // The preceding test creates the first copy's policy.
      "Trusted Types",
    ),
  ),
  broken(
    "A whole purchase causes no violation under a strict policy with nonces and Trusted Types.",
    mutant(
      "src/vendors/preloadScript.ts",
      "element.nonce = nonce;",
      "",
      POLICY,
      "with the page's nonce it loads, through the one policy that Trusted Types demand",
    ),
    mutant(
      "src/widget/RampStyle.tsx",
      "nonce={nonce ?? pageNonce()}",
      "",
      "test/e2e/policy.e2e.ts",
      "a whole purchase violates nothing, and is styled",
    ),
  ),
  broken(
    "The nonce can't be read from the document.",
    mutant(
      "src/vendors/preloadScript.ts",
      "element.nonce = nonce;",
      'element.nonce = nonce;\n  element.setAttribute("data-nonce", nonce);',
      LOADED,
      "the nonce cannot be read from the tag, only asked of it",
    ),
  ),
  broken(
    "Messages that other code posts to the window change nothing.",
    mutant(
      "src/vendors/transak/openTransakFrame.ts",
      "source === null || ",
      "",
      FRAME,
      "from nowhere are not heard, where somebody else took the iframe away",
    ),
  ),
  broken(
    "Text from a vendor or an error is rendered as text.",
    mutant(
      "src/widget/TransactionSummary.tsx",
      '<p className="ramp-sums">{known.join(" · ")}</p>',
      '<p className="ramp-sums" dangerouslySetInnerHTML={{ __html: known.join(" · ") }} />',
      "test/hostile/display.test.tsx",
      "what a transaction says is shown as text",
    ),
    mutant(
      "src/widget/ErrorView.tsx",
      '<bdi translate="no">{getDetails(error)}</bdi>',
      "<bdi dangerouslySetInnerHTML={{ __html: getDetails(error) }} />",
      "test/hostile/display.test.tsx",
      "what an error says is shown as text",
    ),
  ),
  broken(
    "No answer, however malformed, throws into your tree: at least 100,000 generated inputs per test run.",
    mutant(
      "src/vendors/parseFields.ts",
      "value === null || ",
      "",
      "test/hostile/hostile.test.ts",
      "is complete, or refused by its code",
    ),
  ),
  broken(
    "Five hundred widgets, mounted and unmounted, leave no node, listener, timer or megabyte behind.",
    mutant(
      "src/core/frame/mountFrame.ts",
      "clearTimeout(deadline);",
      "",
      "test/widget/timers.test.tsx",
      "leaves no timer",
    ),
    mutant(
      "src/vendors/transak/openTransakFrame.ts",
      'view.removeEventListener("message", onMessage);',
      "",
      FRAME,
      "takes the iframe and its listener away, and nothing is heard after it",
    ),
  ),
];
