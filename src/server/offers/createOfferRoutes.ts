import type { KycStatus, RampUser, VendorServer } from "../../vendors/VendorServer.ts";
import { withTimeout } from "../../withTimeout.ts";
import { authenticate } from "../authenticate.ts";
import type { Limiter } from "../createLimiter.ts";
import type { VendorLookup } from "../createVendorLookup.ts";
import { decideOrder } from "../decideOrder.ts";
import { parseWireOrder } from "../parseWireOrder.ts";
import type { RampEndpointOptions, RampErrorContext } from "../RampEndpointOptions.ts";
import { rejectCrossSite } from "../rejectCrossSite.ts";
import { errorAnswer, errorResponse, jsonResponse, notFound, unauthorized } from "../responses.ts";
import type { VendorChooser } from "./createVendorChooser.ts";
import { isSwitchedOff } from "./isSwitchedOff.ts";
import { mergeOrderOptions } from "./mergeOrderOptions.ts";

/** How long a vendor has for what can be ordered, in milliseconds. */
const VENDOR_TIMEOUT_MS = 4_000;
const COUNTRY = /^[A-Z]{2}$/;
/** Vendors in a query, more than an endpoint has. */
const MAX_VENDORS = 20;

/** What the routes need of the endpoint. */
export interface OfferRoutesContext {
  options: RampEndpointOptions;
  vendorOf: VendorLookup;
  chooser: Pick<VendorChooser, "getOffers">;
  limiter: Pick<Limiter, "refuseQuotes">;
  reportError: (error: unknown, context: RampErrorContext) => void;
}

const OPTIONS_UNAVAILABLE = {
  ...errorAnswer(
    503,
    "unavailable",
    "options_unavailable",
    "No provider says right now what can be ordered. Try again later.",
  ),
  retryAfter: "5",
};

type Handler = (request: Request) => Promise<Response>;

/** The routes before an order: `GET …/quotes`, `GET …/options` and `GET …/kyc`. */
export function createOfferRoutes({
  options,
  vendorOf,
  chooser,
  limiter,
  reportError,
}: OfferRoutesContext): { getQuotes: Handler; getOrderOptions: Handler; getKycStatus: Handler } {
  /** Checks who asks, and from where, before `answer` does anything. */
  function forUser(answer: (user: RampUser, query: URLSearchParams) => Promise<Response>): Handler {
    return async (request) => {
      const foreign = rejectCrossSite(request, { changes: false });
      if (foreign) return foreign;
      const user = await authenticate(request, options);
      if (!user) return unauthorized();
      const query = new URL(request.url).searchParams;
      const country = query.get("country");
      if (country !== null && !COUNTRY.test(country))
        return refuse('`country` is no country code. Send two capital letters, such as "DE".');
      return answer(user, query);
    };
  }

  /** What the partner knows of the user counts more than what the page says. */
  const getCountry = (user: RampUser, query: URLSearchParams) =>
    user.country ?? query.get("country") ?? undefined;

  return {
    getQuotes: forUser(async (user, query) => {
      const { country: _country, alternatives, ...fields } = Object.fromEntries(query);
      const read = parseWireOrder({
        ...fields,
        alternatives: alternatives?.split(",").slice(0, MAX_VENDORS),
      });
      if ("problem" in read) return refuse(read.problem);
      if (read.order.amount === undefined && read.order.fiatAmount === undefined)
        return refuse("The order has no amount. Send `amount` or `fiat_amount`.");
      const limited = await limiter.refuseQuotes(user);
      if (limited) return jsonResponse(limited);
      const decided = await decideOrder(read.order, user, options);
      if ("refusal" in decided) return jsonResponse(decided.refusal);
      const offers = await chooser.getOffers(decided.order, user, getCountry(user, query));
      return jsonResponse({ status: 200, body: { offers, now: new Date().toISOString() } });
    }),

    getOrderOptions: forUser(async (user, query) => {
      const country = getCountry(user, query);
      const outcomes = await Promise.allSettled(
        options.vendors.map(async (vendor) => {
          if (!vendor.getOrderOptions || (await isSwitchedOff(vendor, reportError)))
            return undefined;
          const late = new AbortController();
          try {
            const work = vendor.getOrderOptions({ country, user, signal: late.signal });
            return { vendor: vendor.name, options: await withTimeout(work, VENDOR_TIMEOUT_MS) };
          } catch (error) {
            reportError(error, { vendor: vendor.name });
            throw error;
          } finally {
            late.abort();
          }
        }),
      );
      const found = outcomes.flatMap((outcome) =>
        outcome.status === "fulfilled" && outcome.value ? [outcome.value] : [],
      );
      const hasFailed = outcomes.some(({ status }) => status === "rejected");
      // An empty list would read as if nothing could be bought in this country.
      if (found.length === 0 && hasFailed) return jsonResponse(OPTIONS_UNAVAILABLE);
      return jsonResponse({ status: 200, body: { ...mergeOrderOptions(found) } });
    }),

    getKycStatus: forUser(async (user, query) => {
      const vendor: VendorServer | undefined = vendorOf(query.get("vendor"));
      if (!vendor) return notFound();
      const status: KycStatus = "unknown";
      return jsonResponse((await vendor.getKycStatus?.(user)) ?? { status: 200, body: { status } });
    }),
  };
}

function refuse(message: string): Response {
  return errorResponse(400, "invalid_request", "validation_error", message);
}
