import {
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useMemo,
  useState,
} from "react";
import { resolveMessages } from "../messages/resolveMessages.ts";
import type { ResolvedSettings } from "../core/resolveSettings.ts";
import { toLanguageTag } from "../toLanguageTag.ts";
import { getFormats } from "./getFormats.ts";
import { type WidgetContextValue, WidgetContext, type RampAppearance } from "./WidgetContext.ts";
import { RampStyle } from "./RampStyle.tsx";

/** Milliseconds until a screen reader knows a new live region. */
const LIVE_REGION_DELAY_MS = 100;

export interface RootProps extends RampAppearance {
  settings: ResolvedSettings;
  /** Accessible name of the region. */
  label: (context: WidgetContextValue) => string;
  /** Text that the live region announces when it changes. */
  announcement: (context: WidgetContextValue) => string;
  /** `data-*` attributes for themes and tests. */
  data: Readonly<Record<`data-${string}`, string | undefined>>;
  /** The owner of `rootRef` opens a dialog. @default "section" */
  as?: "section" | "dialog" | undefined;
  rootRef?: Ref<HTMLElement> | undefined;
  /** The host's `id`, `data-*` and `aria-*`. */
  attributes?: Record<string, string> | undefined;
  className?: string | undefined;
  style?: CSSProperties | undefined;
  children: ReactNode;
}

/** The widget's root element: its language, its theme and the context for its parts. */
export function Root(props: RootProps): ReactElement {
  const { as = "section", label, announcement, data, rootRef, attributes } = props;
  const { className, style, children } = props;
  const context = useWidgetContextValue(props);
  const isReady = useLiveRegionReady();
  const { theme, nonce } = props.settings;
  const { lang, dir = "ltr" } = context.messages;
  // Both elements accept these props.
  const Element = as as "section";
  return (
    <WidgetContext.Provider value={context}>
      <Element
        ref={rootRef}
        tabIndex={-1}
        aria-label={label(context)}
        {...attributes}
        data-ramp=""
        data-theme={theme}
        {...data}
        lang={toLanguageTag(lang)}
        dir={dir}
        className={className}
        style={style}
      >
        <RampStyle nonce={nonce} />
        <p className="ramp-live" role="status">
          {isReady ? announcement(context) : ""}
        </p>
        {children}
      </Element>
    </WidgetContext.Provider>
  );
}

/** Screen readers announce changes only in a live region that they already know. */
function useLiveRegionReady(): boolean {
  const [isKnown, setKnown] = useState(false);
  useEffect(function waitForScreenReader() {
    const timer = setTimeout(() => setKnown(true), LIVE_REGION_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return isKnown;
}

export function useWidgetContextValue({
  settings,
  slots,
  classNames,
}: RampAppearance & Pick<RootProps, "settings">): WidgetContextValue {
  const { messages: own, lang } = settings;
  const messages = useMemo(() => resolveMessages(own), [own]);
  return useMemo((): WidgetContextValue => {
    const part: WidgetContextValue["getPartClass"] = (name) =>
      classNames?.[name] ? `ramp-${name} ${classNames[name]}` : `ramp-${name}`;
    return {
      messages,
      formats: getFormats(lang ?? messages.lang),
      slots: slots ?? {},
      getPartClass: part,
    };
  }, [messages, lang, slots, classNames]);
}
