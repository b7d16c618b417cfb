import { type ReactElement, startTransition, useCallback, useRef, useState } from "react";
import {
  type PrefetchedSession,
  prefetchSession,
  claimPrefetched,
  takePrefetched,
  type TakePrefetched,
} from "../core/session/prefetchSession.ts";
import { setKeyInUse } from "../core/session/idempotencyKeys.ts";
import { hasUnfinished } from "../core/unfinished/purchaseStorageLocation.ts";
import { useInheritedSettings } from "../react/useInheritedSettings.ts";
import { useIsomorphicLayoutEffect } from "../react/useIsomorphicLayoutEffect.ts";
import { logError } from "../logError.ts";
import type { RampError } from "../RampError.ts";
import { pickHostAttributes } from "./pickHostAttributes.ts";
import { getLoadedContent, loadContent } from "./loadContent.ts";
import type { RampWidgetFormProps, RampWidgetProps } from "./props.ts";

/**
 * Reserves the widget's height, so that the page below doesn't jump. Set by script, because a policy may
 * forbid style attributes in server-rendered HTML; `styles.css` does the same for pages that link it.
 */
function reserveHeight(element: HTMLElement | null) {
  if (element) element.style.minHeight ||= "calc(var(--ramp-frame-height, 640px) + 2px)";
}

/**
 * Buys or sells crypto: shows the vendor's page, follows the transaction and shows the result. It starts on
 * mount, or as a modal on opening. If the vendor's page opens in another window, it starts when the user
 * clicks its button.
 *
 * The page's bundle contains only this shell. It requests the session and loads the vendor's script and the
 * rest of the widget in parallel.
 *
 * With `form`, the user enters the order first, and nothing is requested before they have.
 *
 * @throws {Error} if `endpoint` is missing, or `currency` without `form`
 */
export function RampWidget(props: RampWidgetProps | RampWidgetFormProps): ReactElement | null {
  const all = useInheritedSettings(props);
  const { presentation = "inline", mode = "buy", open, defaultOpen } = all;
  /** Undefined before mount: on the server and during hydration. */
  const [state, setState] = useState<RampError | "loaded">();
  const error = typeof state === "object" && state;
  const isModal = presentation === "modal";
  const isHidden = isModal && open === false;
  const begins = !all.form && (isModal ? (open ?? defaultOpen) : presentation === "inline");
  const latest = useRef(all);
  const prefetchedRef = useRef<PrefetchedSession | null>(undefined);

  /** The session requested while the code was loading, or by `preload()`. */
  const take = useCallback<TakePrefetched>((intent, theme) => {
    const own = prefetchedRef.current;
    prefetchedRef.current = null;
    // Ignores its colors: the session may be payable already, and so would a second one.
    if (own && claimPrefetched(own, intent, own.theme)) return own;
    return takePrefetched(intent, theme);
  }, []);

  useIsomorphicLayoutEffect(function holdPrefetchedKey() {
    const setOwnHeld = (isHeld: boolean) => {
      if (prefetchedRef.current) setKeyInUse(prefetchedRef.current.key, isHeld);
    };
    setOwnHeld(true);
    // Until the code has loaded, only this releases the key.
    return () => setOwnHeld(false);
  }, []);
  useIsomorphicLayoutEffect(function keepLatest() {
    latest.current = all;
  });
  useIsomorphicLayoutEffect(
    function loadWhenNeeded() {
      // Behind a button of the host, the widget shows only unfinished purchases.
      if (error || (isHidden && !hasUnfinished(latest.current))) return;
      // Requests the session before any expensive render, and only once: a later start requests its own.
      if (begins && prefetchedRef.current === undefined)
        prefetchedRef.current = prefetchSession(latest.current) ?? null;
      if (getLoadedContent()) return setState("loaded");
      // Code that never loads is reported like code that fails, as with a vendor's script.
      let late: ReturnType<typeof setTimeout> | undefined = setTimeout(fail, 15_000);
      loadContent().then(show, fail);
      return () => {
        clearTimeout(late);
        // Keeps `fail` from reporting after cleanup.
        late = undefined;
      };

      function show() {
        clearTimeout(late);
        // As a transition, it renders in a task of its own after the one that evaluated the code, and in slices.
        startTransition(() => setState("loaded"));
      }

      function fail(cause: unknown) {
        if (!late) return;
        const error = notLoaded(cause);
        logError(
          error,
          "The widget's code could not be loaded. Check the connection, and that the files of this page's version are still served.",
        );
        setState(error);
        const { onEvent, onError } = latest.current;
        try {
          onEvent?.({ type: "error", error });
        } finally {
          onError?.(error);
        }
      }
    },
    [begins, isHidden, state],
  );

  const content = getLoadedContent();
  if (state === "loaded" && content)
    return <content.RampWidgetContent {...all} takePrefetched={take} latestRef={latest} />;
  if (isHidden || (isModal && !error)) return null;
  return (
    <section
      ref={isModal ? undefined : reserveHeight}
      role={error ? "alert" : undefined}
      {...pickHostAttributes(all)}
      data-ramp=""
      data-phase={error ? "error" : "idle"}
      data-mode={mode}
      className={all.className}
      style={all.style}
    >
      {error && (
        <button type="button" onClick={() => setState(undefined)}>
          {all.messages?.errors?.[error.code] ?? NOT_LOADED}
        </button>
      )}
    </section>
  );
}

/** Not part of the messages, because a page needs it if nothing else could be loaded. */
const NOT_LOADED = "Couldn't load this. Check your connection and try again.";

/** The class is in the code that failed to load. `isRampError` accepts this object too. */
function notLoaded(cause: unknown): RampError {
  const error = new Error(NOT_LOADED, { cause });
  const facts = { name: "RampError", code: "script-network", stage: "script", retryable: true };
  return Object.assign(error, facts) as RampError;
}
