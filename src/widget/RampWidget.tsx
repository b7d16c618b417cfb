import { type ReactElement, useCallback, useRef, useState } from "react";
import {
  type PrefetchedSession,
  prefetchSession,
  isPrefetchedFor,
  takePrefetched,
  type TakePrefetched,
} from "../core/session/prefetchSession.ts";
import { setHeld } from "../core/session/idempotencyKeys.ts";
import { hasUnfinished } from "../core/unfinished/storageRef.ts";
import { useInheritedSettings } from "../react/useInheritedSettings.ts";
import { useIsomorphicLayoutEffect } from "../react/useIsomorphicLayoutEffect.ts";
import { logError } from "../logError.ts";
import type { RampError } from "../RampError.ts";
import { getRootAttributes } from "./getRootAttributes.ts";
import { getLoadedContent, loadContent } from "./loadContent.ts";
import type { RampWidgetProps } from "./props.ts";

/**
 * Takes up what the widget will, so that nothing below jumps when it comes. By script, for a policy may
 * forbid style attributes in what a server rendered; `styles.css` says the same for pages that link it.
 */
function reserveHeight(element: HTMLElement | null) {
  if (element) element.style.minHeight ||= "calc(var(--ramp-frame-height, 640px) + 67px)";
}

/**
 * Buy or sell crypto: shows the vendor's page, follows the transaction and says how it ended. It begins
 * when it is mounted; as a modal when it is opened, and where the vendor's page opens in another window
 * when the user presses its button.
 *
 * What a page ships of it is only this: it asks for the session and fetches the vendor's script and the
 * rest of itself, all at the same time.
 *
 * @throws {Error} if `endpoint` or `currency` is missing
 */
export function RampWidget(props: RampWidgetProps): ReactElement | null {
  const all = useInheritedSettings(props);
  const { presentation = "inline", mode = "buy", open, defaultOpen } = all;
  /** Nothing before it is mounted: on a server, and while a browser takes over what that has drawn. */
  const [state, setState] = useState<RampError | "loaded">();
  const error = typeof state === "object" && state;
  const isModal = presentation === "modal";
  const isHidden = isModal && open === false;
  const begins = isModal ? (open ?? defaultOpen) : presentation === "inline";
  const latest = useRef(all);
  const prefetchedRef = useRef<PrefetchedSession | null>(undefined);

  /** What was requested while the code was on its way, or by `preload()`. */
  const take = useCallback<TakePrefetched>((intent, theme) => {
    const own = prefetchedRef.current;
    prefetchedRef.current = null;
    // Its colours do not matter: it may be payable already, and a second one would be as well.
    if (own && isPrefetchedFor(own, intent, own.theme)) return own;
    return takePrefetched(intent, theme);
  }, []);

  useIsomorphicLayoutEffect(function holdPrefetchedKey() {
    const setOwnHeld = (isHeld: boolean) => {
      if (prefetchedRef.current) setHeld(prefetchedRef.current.key, isHeld);
    };
    setOwnHeld(true);
    // As long as the code has not come, nothing else gives the key back.
    return () => setOwnHeld(false);
  }, []);
  useIsomorphicLayoutEffect(function keepLatest() {
    latest.current = all;
  });
  useIsomorphicLayoutEffect(
    function loadWhenNeeded() {
      // Behind a button of the host's it has nothing to show but what is unfinished.
      if (error || (isHidden && !hasUnfinished(latest.current))) return;
      // Before anything is rendered that takes time. Once: what is begun later asks for itself.
      if (begins && prefetchedRef.current === undefined)
        prefetchedRef.current = prefetchSession(latest.current) ?? null;
      if (getLoadedContent()) return setState("loaded");
      // Code that hangs is told like code that fails, as a vendor's script is.
      let late: ReturnType<typeof setTimeout> | undefined = setTimeout(fail, 15_000);
      loadContent().then(() => setState("loaded"), fail);
      return () => {
        clearTimeout(late);
        // Nobody is told any more.
        late = undefined;
      };

      function fail(cause: unknown) {
        if (!late) return;
        const error = notLoaded(cause);
        logError(
          error,
          "The widget's code could not be loaded, so nothing was opened. Check the connection, and that the files of this page's version are still served.",
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
    return <content.Widget {...all} takePrefetched={take} latestRef={latest} />;
  if (isHidden || (isModal && !error)) return null;
  return (
    <section
      ref={isModal ? undefined : reserveHeight}
      role={error ? "alert" : undefined}
      {...getRootAttributes(all)}
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

/** Here and not among the other sentences: a page has it also where nothing else could be fetched. */
const NOT_LOADED = "Couldn't load this. Check your connection and try again.";

/** Not made by the class: that comes with the code that did not come. `isRampError` knows it all the same. */
function notLoaded(cause: unknown): RampError {
  const error = new Error(NOT_LOADED, { cause });
  const facts = { name: "RampError", code: "script-network", stage: "script", retryable: true };
  return Object.assign(error, facts) as RampError;
}
