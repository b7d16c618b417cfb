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
import { formatsOf } from "./formats.ts";
import { type Look, LookContext, type RampAppearance } from "./Look.ts";
import { RampStyle } from "./RampStyle.tsx";

/** Milliseconds until a screen reader knows of what has come. */
const NOTICED = 100;

export interface RootProps extends RampAppearance {
  settings: ResolvedSettings;
  /** Name of the region, by the messages that it speaks. */
  label: (look: Look) => string;
  /** What is read out when it changes. */
  spoken: (look: Look) => string;
  /** `data-*`: what themes and tests go by. */
  data: Readonly<Record<`data-${string}`, string | undefined>>;
  /** A dialog is shown by whoever takes its ref. @default "section" */
  as?: "section" | "dialog" | undefined;
  rootRef?: Ref<HTMLElement> | undefined;
  className?: string | undefined;
  style?: CSSProperties | undefined;
  children: ReactNode;
}

/** The root element of what people see: its language, its theme, and what the parts inside need to know. */
export function Root(props: RootProps): ReactElement {
  const { as = "section", label, spoken, data, rootRef, className, style, children } = props;
  const look = useLookOf(props);
  const isKnown = useIsKnown();
  const { theme, nonce } = props.settings;
  const { lang, dir = "ltr" } = look.messages;
  // Both take what is given here.
  const Element = as as "section";
  return (
    <LookContext.Provider value={look}>
      <Element
        ref={rootRef}
        tabIndex={-1}
        data-ramp=""
        data-theme={theme}
        {...data}
        lang={toLocale(lang)}
        dir={dir}
        className={className}
        style={style}
        aria-label={label(look)}
      >
        <RampStyle nonce={nonce} />
        <p className="ramp-live" role="status">
          {isKnown ? spoken(look) : ""}
        </p>
        {children}
      </Element>
    </LookContext.Provider>
  );
}

/** Screen readers tell what changes in a region that they know, and not what it comes with. */
function useIsKnown(): boolean {
  const [isKnown, setKnown] = useState(false);
  useEffect(function letItBeNoticed() {
    const timer = setTimeout(() => setKnown(true), NOTICED);
    return () => clearTimeout(timer);
  }, []);
  return isKnown;
}

export function useLookOf({
  settings,
  slots,
  classNames,
}: RampAppearance & Pick<RootProps, "settings">): Look {
  const { messages: own, lang } = settings;
  const messages = useMemo(() => withMessages(own), [own]);
  return useMemo((): Look => {
    const part: Look["part"] = (name) =>
      classNames?.[name] ? `ramp-${name} ${classNames[name]}` : `ramp-${name}`;
    return { messages, formats: formatsOf(lang ?? messages.lang), slots: slots ?? {}, part };
  }, [messages, lang, slots, classNames]);
}
