import type { QueryObserverOptions } from "@tanstack/query-core";
import { requestKycStatus, requestOrderOptions } from "../../client/getOffers.ts";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import { getBackoffDelay } from "../../getBackoffDelay.ts";
import { RampError } from "../../RampError.ts";
import type { OrderOptions } from "../../vendors/Offer.ts";
import type { KycStatus } from "../../vendors/VendorServer.ts";
import type { RampStorage } from "../RampSettings.ts";
import { getEndpointKey } from "../transaction/transactionsQueryOptions.ts";
import { isTemporary } from "./quotesQueryOptions.ts";

export type OfferKey = readonly [string, string, string, string];

/** Where to ask. */
export interface OfferTarget {
  endpoint: string | CustomEndpoint;
  storage: RampStorage | null | undefined;
}

type Options<Data> = QueryObserverOptions<Data, RampError, Data, Data, OfferKey>;

/** Vendors change what they serve a few times a year, and their countries' rules overnight. */
const OPTIONS_STALE_AFTER_MS = 10 * 60_000;
/** The user may be verified in another tab. */
const KYC_STALE_AFTER_MS = 30_000;
const MAX_RETRIES = 2;

const COMMON = {
  retry: (failures: number, error: RampError) => failures < MAX_RETRIES && isTemporary(error),
  retryDelay: (failures: number) => getBackoffDelay(failures, { firstMs: 500 }),
  networkMode: "always",
} as const;

/** The query for what can be ordered. */
export function orderOptionsQuery(
  { endpoint, storage }: OfferTarget,
  country: string | undefined,
): Options<OrderOptions> {
  return {
    ...COMMON,
    queryKey: ["ramp-widget", "options", getEndpointKey(endpoint, storage), country ?? ""],
    queryFn: async ({ signal }) =>
      parseOrderOptions(await requestOrderOptions(endpoint, country, signal)),
    staleTime: OPTIONS_STALE_AFTER_MS,
  };
}

/** The query for the user's identity check. */
export function kycQuery(
  { endpoint, storage }: OfferTarget,
  vendor: string | undefined,
): Options<KycStatus> {
  return {
    ...COMMON,
    queryKey: ["ramp-widget", "kyc", getEndpointKey(endpoint, storage), vendor ?? ""],
    queryFn: async ({ signal }) => parseKycStatus(await requestKycStatus(endpoint, vendor, signal)),
    staleTime: KYC_STALE_AFTER_MS,
    // The next user of the page must not get it.
    gcTime: 0,
  };
}

/** @throws {RampError} `session-malformed` */
function parseOrderOptions(answer: unknown): OrderOptions {
  const { assets, fiatCurrencies } = Object(answer) as Partial<OrderOptions>;
  if (Array.isArray(assets) && Array.isArray(fiatCurrencies))
    return { assets: assets.filter(hasName), fiatCurrencies: fiatCurrencies.filter(hasMethods) };
  throw new RampError(
    "session-malformed",
    "The endpoint's answer has no lists `assets` and `fiatCurrencies`, so it isn't known what can be ordered.",
  );
}

function hasName(asset: unknown): boolean {
  const { mode, currency, network } = Object(asset) as Record<string, unknown>;
  return [mode, currency, network].every((word) => typeof word === "string");
}

function hasMethods(fiat: unknown): boolean {
  const { mode, currency, paymentMethods } = Object(fiat) as Record<string, unknown>;
  return (
    [mode, currency].every((word) => typeof word === "string") && Array.isArray(paymentMethods)
  );
}

/** @throws {RampError} `session-malformed` */
function parseKycStatus(answer: unknown): KycStatus {
  const { status } = Object(answer) as { status?: unknown };
  if (/^(not_started|pending|verified|failed|unknown)$/.test(String(status)))
    return status as KycStatus;
  throw new RampError(
    "session-malformed",
    "The endpoint's answer has no known `status` of the user's identity check.",
  );
}
