import { broken, mutant } from "./mutant.js";

const FAILOVER = "test/server/failover.test.ts";
const MATRIX = "test/server/failoverMatrix.test.ts";
const OFFERS = "test/server/offers.test.ts";

export const choice = [
  broken(
    "An order that names one vendor is placed with no other.",
    mutant(
      "src/server/offers/createVendorChooser.ts",
      "return { vendors: first ?? [], offers: [], skipped: [] };",
      "return { vendors: [...(first ?? []), ...vendors], offers: [], skipped: [] };",
      FAILOVER,
      "is placed with no other, if that one",
    ),
  ),
  broken(
    "No other vendor is tried after one may have opened a session, or has refused the user.",
    mutant(
      "src/server/offers/getFailoverReason.ts",
      'code === "upstream_unavailable" || repeatsSessions',
      "false",
      FAILOVER,
      "gives no answer",
    ),
    mutant(
      "src/server/offers/getFailoverReason.ts",
      "if (status === 400)",
      "if (status < 500)",
      FAILOVER,
      "wants to know who the user is",
    ),
    mutant(
      "src/server/offers/getFailoverReason.ts",
      "[code, error, message].join",
      "[code, error].join",
      MATRIX,
      "This person's identity could not be confirmed",
    ),
    mutant(
      "src/vendors/transak/createTransakClient.ts",
      "return isUncertain && answer.status >= 400 ? { ...answer, isUncertain } : answer;",
      "return answer;",
      MATRIX,
      "after an answer that got lost",
    ),
    mutant(
      "src/server/createSessionOpener.ts",
      "if (!isUncertain || status >= 500) return answer;",
      "return answer;",
      MATRIX,
      "is no refusal to the page: a session may exist",
    ),
  ),
  broken(
    "A repeated order goes to the vendor that may have opened a session for it, on every instance, and so has one session that can be paid.",
    mutant(
      "src/server/offers/createVendorPin.ts",
      "return held === undefined ? undefined : (parseJson(held) as PinnedVendor | undefined);",
      "return undefined;",
      FAILOVER,
      "goes to the vendor that may have opened a session, and to no other",
    ),
    mutant(
      "src/server/createSessionHandler.ts",
      "pin: undefined,",
      "pin,",
      FAILOVER,
      "stays with that vendor, though it refuses later",
    ),
  ),
  broken(
    "Of a vendor's offers, the browser gets the documented fields and nothing else.",
    mutant(
      "src/server/offers/parseOffers.ts",
      "const { data } = offer.safeParse(one);",
      "const data = offer.safeParse(one).success ? (one as Offer) : undefined;",
      OFFERS,
      "carry nothing else that a vendor said, and its name",
    ),
  ),
  broken(
    "Quotes are answered to the signed-in user, to this site's pages, and only so often.",
    mutant(
      "src/server/offers/createOfferRoutes.ts",
      "if (foreign) return foreign;",
      "void foreign;",
      OFFERS,
      "are for the signed-in user, and for this site's pages",
    ),
    mutant(
      "src/server/offers/createOfferRoutes.ts",
      "if (limited) return jsonResponse(limited);",
      "void limited;",
      OFFERS,
      "may be asked for sixty times a minute",
    ),
  ),
  broken(
    "No vendor takes over at a price worse than the user has seen, by more than `slippage`, or that they haven't seen.",
    mutant(
      "src/core/order/decideSubmit.ts",
      "isServing(offer) && !isWorse",
      "isServing(offer)",
      "test/core/order/decideSubmit.test.ts",
      "lets no vendor take over at a price that the user would have to confirm, or hasn't seen",
    ),
  ),
  broken(
    "An order is placed at a price that the user has had time to see, or a better one.",
    mutant(
      "src/react/useOrderSubmit.ts",
      "}, NOTICE_MS);",
      "}, 0);",
      "test/purchase/useOrderSubmit.test.tsx",
      "isn't one that appeared just before the click",
    ),
    mutant(
      "src/react/useOrderSubmit.ts",
      " || now - updatedAt >= REQUOTE_AFTER_MS",
      "",
      "test/purchase/useOrderSubmit.test.tsx",
      "are requested again, so that a price that changed meanwhile is confirmed",
    ),
  ),
  broken(
    "The same order is open in one tab at a time.",
    mutant(
      "src/core/createPurchase.ts",
      "if (!(await isOnlyTab))",
      "if (!isOnlyTab)",
      "test/e2e/checkout.e2e.ts",
      "the same order in two tabs is one session",
    ),
  ),
  broken(
    "The order form never replaces a purchase that may have been paid.",
    mutant(
      "src/widget/order/useOrderStep.tsx",
      "const isUntouched = !frameStatus && !depositRequest && !deposit;",
      "const isUntouched = true;",
      "test/widget/orderStep.test.tsx",
      "is closed once",
    ),
    mutant(
      "src/widget/order/useOrderStep.tsx",
      "const isShown = isIdle || isShownAgain;",
      "const isShown = isIdle || again !== undefined;",
      "test/widget/orderStep.test.tsx",
      "gives way to news of the last one",
    ),
  ),
];
