import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Order } from "../order.ts";
import { pageGlobal } from "../pageGlobal.ts";
import type { PrefetchedSession } from "../core/session/prefetchSession.ts";
import { noteFailure, settleKey } from "../core/session/idempotencyKeys.ts";
import { createEndpointClient } from "../partner/createEndpointClient.ts";
import { type RampEndpoint } from "../partner/RampEndpoint.ts";
import { isOutcomeKnown } from "../partner/isOutcomeKnown.ts";
import { isPrerendering } from "../partner/whenActivated.ts";
import { asRampError, RampError } from "../RampError.ts";
import { loadVendor } from "../vendors/loadVendor.ts";
import { preloadVendors } from "../vendors/preloadVendors.ts";
import { releasePreloads } from "../vendors/releasePreloads.ts";
import type { AnyVendor, Vendor, VendorSession } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useSettings } from "./useSettings.ts";
import type { RampSession } from "../core/types.ts";
import { useOwnQueryClient } from "./useOwnQueryClient.ts";

/** What a session is asked for, and of whom. */
export interface UseSessionOptions {
  /** One id, one session: a new id asks for a new one, `null` asks for none. */
  purchaseId: string | null;
  /** What it is asked for. */
  order: Order;
  /** As of `useRamp`. */
  endpoint?: string | RampEndpoint | undefined;
  /** As of `useRamp`. */
  vendors?: readonly AnyVendor[] | undefined;
  /** As of `useRamp`: the vendor's script is fetched while the session is on its way. */
  nonce?: string | undefined;
}

/** Where the request for a session stands. */
export interface SessionState {
  /** Set once the endpoint gave one. */
  session: RampSession | undefined;
  /** Why there is none. */
  error: RampError | undefined;
  /** Asks once more with the same id. For requests that got no answer. */
  refetch: () => void;
}

/** Asks the endpoint for a session: once for each `purchaseId`, whatever renders, focuses or reconnects. */
export function useSession(options: UseSessionOptions): SessionState {
  const state = usePurchaseSession(options, undefined);
  useErrorLog(state.error);
  return state;
}

/**
 * The same for a purchase whose session may have been asked for before there was a purchase, or by an earlier
 * attempt with the same id.
 *
 * @param onSession hears of a session a moment before React does, while somebody wants it
 */
export function usePurchaseSession(
  options: UseSessionOptions,
  attempt: { number: number; ahead: PrefetchedSession | undefined } | undefined,
  onSession?: (session: RampSession) => void,
): SessionState {
  const { purchaseId, order } = options;
  const { ahead, number } = attempt ?? {};
  const { endpoint, vendors, nonce } = useSettings(options);
  const client = useOwnQueryClient();
  const read = useRef<PrefetchedSession>(undefined);
  const queryKey = ["ramp-widget", "session", purchaseId, number];
  const { data, error, isFetching, refetch } = useQuery<RampSession, RampError>(
    {
      queryKey,
      // Takes no `signal`: a query that does is run twice under StrictMode, and this one creates something.
      queryFn: async () => {
        // Once: one that failed would fail for ever.
        const early = ahead === read.current ? undefined : ahead?.answer;
        read.current = ahead;
        const key = purchaseId ?? "";
        let age = 0;
        const asked = createEndpointClient(endpoint).createSession(order, key, early, (seconds) => {
          age = seconds;
        });
        // While the session is on its way, and not after it.
        if (!isPrerendering()) preloadVendors({ vendors, vendor: order.vendor, nonce });
        releasePreloads({ vendors, nonce });
        const answer = await asked.catch((error: RampError) => {
          noteFailure(key, isOutcomeKnown(error));
          throw error;
        });
        // A session that the endpoint had given before has lived since then.
        const receivedAt = ((early && ahead?.askedAt) ?? Date.now()) - age * 1000;
        // Whose code cannot be loaded now may be loaded at the next try, and open this very session.
        const vendor = await loadVendor(settlingIfUnreadable(key, () => vendorOf(answer, vendors)));
        const session = settlingIfUnreadable(key, () =>
          openOnce(vendor, vendor.parseSession(answer, order), receivedAt, key),
        );
        // Not where its purchase was closed or has left the page by now.
        if (client.getQueryCache().find({ queryKey })?.isActive()) onSession?.(session);
        return session;
      },
      enabled: purchaseId !== null,
      staleTime: Number.POSITIVE_INFINITY,
      // A page that is hidden and shown again must find its session, not ask for another.
      gcTime: Number.POSITIVE_INFINITY,
      retry: false,
      retryOnMount: false,
      refetchOnMount: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
      structuralSharing: false,
    },
    client,
  );
  return {
    session: data,
    error: isFetching ? undefined : (error ?? undefined),
    refetch: () => void (purchaseId !== null && refetch()),
  };
}

/** Nothing of a session that cannot be read can be opened here, and the same answer would come again. */
function settlingIfUnreadable<Result>(key: string, read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    settleKey(key);
    const message = "The vendor's description could not read the session.";
    throw asRampError(thrown, "session-malformed", message);
  }
}

function vendorOf(answer: unknown, vendors: readonly AnyVendor[]): AnyVendor {
  const fitting = vendors.filter((vendor) => vendor.recognizes(answer));
  // With one vendor the session can only be its own, and its parser names the field that is missing.
  const candidates = vendors.length === 1 ? vendors : fitting;
  const [vendor] = candidates;
  if (vendor && candidates.length === 1) return vendor;
  throw new RampError(
    "session-malformed",
    `The endpoint's session fits ${fitting.length === 0 ? "none" : "more than one"} of the vendors ` +
      `${vendors.map(({ name }) => name).join(", ")}, so nobody can run it. ` +
      "Check what the endpoint answers and which `vendors` the page allows.",
  );
}

/** @throws {RampError} `frame-origin`, without the address: it may hold a token */
function originOf(url: string): string {
  const { protocol = "", origin = "" } = URL.canParse(url) ? new URL(url) : {};
  if (/^https?:$/.test(protocol)) return origin;
  throw new RampError(
    "frame-origin",
    "The vendor's description gave a page whose address is none of the web, so nothing was opened.",
  );
}

/** Every session that was opened on this page, and every wallet that was asked, also by another copy of this library. */
export function openedOnPage(): Set<string> {
  return pageGlobal("opened", () => new Set<string>());
}

/** Guards a session against a second use and against use after its time: vendors accept neither. */
function openOnce(
  vendor: Vendor,
  session: VendorSession,
  receivedAt: number,
  idempotencyKey: string,
): RampSession {
  // From receipt, by one clock: the server's and the browser's may disagree.
  const expiresAt = receivedAt + session.lifetime;
  const key = `${vendor.name} ${session.transactionId}`;
  const { url, ...rest } = session;
  const pageOrigin = url === undefined ? undefined : originOf(url);

  function claim() {
    // Opened, drawn again or expired: the next purchase needs another one.
    settleKey(idempotencyKey);
    const opened = openedOnPage();
    // What was drawn here can be drawn again: nothing of it is spent at the vendor.
    if (session.View && url === undefined && opened.has(key)) return;
    if (opened.has(key))
      throw new RampError(
        "session-used",
        "This session was opened on this page before, and a vendor takes each only once. A new one is needed.",
      );
    if (Date.now() >= expiresAt)
      throw new RampError(
        "session-expired",
        "This session waited longer than the vendor allows. A new one is needed.",
      );
    opened.add(key);
  }

  return {
    ...rest,
    vendor,
    expiresAt,
    takeUrl:
      url === undefined
        ? undefined
        : () => {
            claim();
            return url;
          },
    pageOrigin,
    open(frame) {
      claim();
      return session.open(frame);
    },
  };
}
