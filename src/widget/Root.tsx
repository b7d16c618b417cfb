import {
  type CSSProperties,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useMemo,
  useState,
} from "react";
import { withMessages } from "../messages/withMessages.ts";
import type { ResolvedSettings } from "../core/settings.ts";
import { toLocale } from "../toLocale.ts";
import { getFormats } from "./formats.ts";
import { type WidgetContextValue, WidgetContext, type RampAppearance } from "./WidgetContext.ts";
import { RampStyle } from "./RampStyle.tsx";

/** Milliseconds until a screen reader knows of what has come. */
const LIVE_REGION_DELAY_MS = 100;

export interface RootProps extends RampAppearance {
  settings: ResolvedSettings;
  /** Name of the region, by the messages that it speaks. */
  label: (look: WidgetContextValue) => string;
  /** What is read out when it changes. */
  announcement: (look: WidgetContextValue) => string;
  /** `data-*`: what themes and tests go by. */
  data: Readonly<Record<`data-${string}`, string | undefined>>;
  /** A dialog is shown by whoever takes its ref. @default "section" */
  as?: "section" | "dialog" | undefined;
  rootRef?: Ref<HTMLElement> | undefined;
  /** The host's `id`, `data-*` and `aria-*`. */
  attributes?: Record<string, string> | undefined;
  className?: string | undefined;
  style?: CSSProperties | undefined;
  children: ReactNode;
}

/** The root element of what people see: its language, its theme, and what the parts inside need to know. */
export function Root(props: RootProps): ReactElement {
  const { as = "section", label, announcement, data, rootRef, attributes } = props;
  const { className, style, children } = props;
  const look = useWidgetContextValue(props);
  const isKnown = useLiveRegionReady();
  const { theme, nonce } = props.settings;
  const { lang, dir = "ltr" } = look.messages;
  // Both take what is given here.
  const Element = as as "section";
  return (
    <WidgetContext.Provider value={look}>
      <Element
        ref={rootRef}
        tabIndex={-1}
        aria-label={label(look)}
        {...attributes}
        data-ramp=""
        data-theme={theme}
        {...data}
        lang={toLocale(lang)}
        dir={dir}
        className={className}
        style={style}
      >
        <RampStyle nonce={nonce} />
        <p className="ramp-live" role="status">
          {isKnown ? announcement(look) : ""}
        </p>
        {children}
      </Element>
    </WidgetContext.Provider>
  );
}

/** Screen readers tell what changes in a region that they know, and not what it comes with. */
function useLiveRegionReady(): boolean {
  const [isKnown, setKnown] = useState(false);
  useEffect(function letItBeNoticed() {
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
  const messages = useMemo(() => withMessages(own), [own]);
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
