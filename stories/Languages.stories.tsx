import type { RampMessageOverrides } from "ramp-widget";
import type { ReactNode } from "react";
import { expect, waitFor } from "storybook/test";
import preview from "../.storybook/preview.tsx";
import { LANGUAGE_NAMES, type LanguageName, LANGUAGES } from "./languages.ts";
import { Moment, type MomentName, MOMENTS, type MomentProps } from "./moments.tsx";
import { IN_A_FRAME, reaches, rootOf } from "./widget.tsx";

interface SceneProps extends Pick<MomentProps, "mode" | "theme"> {
  language: LanguageName;
  of: readonly MomentName[];
  /** The partner's messages. */
  own?: RampMessageOverrides | undefined;
  /** CSS pixels. @default the available width */
  width?: number | undefined;
}

/** Several moments of a purchase side by side, in one language. */
function InLanguage({ language, of, own, width, ...look }: SceneProps) {
  const messages = { ...LANGUAGES[language], ...own };
  return (
    <Beside width={width}>
      {of.map((moment) => (
        <Moment key={moment} of={moment} messages={messages} {...look} />
      ))}
    </Beside>
  );
}

/** The same, each below the moment's name. */
function OfLanguage({ language, of, own, width, ...look }: SceneProps) {
  const messages = { ...LANGUAGES[language], ...own };
  return (
    <Beside width={width}>
      {of.map((moment) => (
        <div key={moment} className="story-cell">
          <code>{moment}</code>
          <Moment of={moment} messages={messages} {...look} />
        </div>
      ))}
    </Beside>
  );
}

/** The same in every language, each below the language's name. */
function InEachLanguage({ of, own, width, ...look }: SceneProps) {
  return (
    <Beside width={width}>
      {of.flatMap((moment) =>
        Object.entries(LANGUAGES).map(([language, messages]) => (
          <div key={`${moment} ${language}`} className="story-cell">
            <span lang={messages.lang}>{LANGUAGE_NAMES[language]}</span>
            <Moment of={moment} messages={{ ...messages, ...own }} {...look} />
          </div>
        )),
      )}
    </Beside>
  );
}

function Beside({ width, children }: Pick<SceneProps, "width"> & { children: ReactNode }) {
  return (
    <div className="story-moments" style={{ width: width ?? "100%" }}>
      <style>{css}</style>
      {children}
    </div>
  );
}

const css = `
  .story-moments {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
    gap: 24px;
    justify-items: center;
    align-items: start;
    --ramp-frame-height: 420px;
    --ramp-panel-height: 420px;
  }
  .story-cell {
    display: grid;
    gap: 8px;
    width: 100%;
    justify-items: center;
  }
`;

/**
 * Twelve languages, each a separate import such as `ramp-widget/messages/de`. The vendor's page receives the language, and
 * has its own texts.
 */
const meta = preview.meta({
  title: "Languages",
  component: InLanguage,
  args: {
    language: "en" as const,
    mode: "buy" as const,
    of: ["done", "deposit", "problem"] as readonly MomentName[],
  },
  argTypes: {
    language: {
      name: "messages",
      control: { type: "select", labels: LANGUAGE_NAMES },
      options: Object.keys(LANGUAGES),
    },
    mode: { control: "inline-radio", options: ["buy", "sell"] },
    of: { name: "moments", control: "check", options: MOMENTS },
    theme: { control: "inline-radio", options: ["auto", "light", "dark"] },
    width: { control: { type: "range", min: 280, max: 1200, step: 10 } },
    own: { control: "object" },
  },
  parameters: {
    follows: { mode: true },
    // A partner's page has one widget; here several have the same name.
    a11y: { config: { rules: [{ id: "landmark-unique", enabled: false }] } },
    docs: {
      source: {
        transform: (_: string, { args }: { args: Partial<SceneProps> }) =>
          `import { messages } from "ramp-widget/messages/${args.language}";\n\n<RampWidget endpoint="/api/ramp" messages={messages} … />`,
      },
    },
  },
});

/** A result, a sale's deposit, and an error. */
function inLanguage(language: LanguageName) {
  const { completed, deposit, problem, lang, dir = "ltr" } = LANGUAGES[language];
  return {
    args: { language },
    parameters: {
      docs: {
        description: { story: `${LANGUAGE_NAMES[language]}: a result, a deposit, an error.` },
      },
    },
    play: async ({ canvasElement }: { canvasElement: HTMLElement }) => {
      await headings(canvasElement, [completed.buy, deposit, problem]);
      await expect(rootOf(canvasElement)).toHaveAttribute("lang", lang);
      await expect(rootOf(canvasElement)).toHaveAttribute("dir", dir);
    },
  };
}

/** Searches by text, because each query by role walks the whole page. */
async function headings(canvas: HTMLElement, expected: readonly string[]) {
  await waitFor(() => {
    const shown = Array.from(canvas.querySelectorAll("h2"), (heading) => heading.textContent);
    return expect(shown).toEqual(expect.arrayContaining([...expected]));
  });
}

export const English = meta.story(inLanguage("en"));
export const Arabic = meta.story(inLanguage("ar"));
export const Chinese = meta.story(inLanguage("zh"));
export const French = meta.story(inLanguage("fr"));
export const German = meta.story(inLanguage("de"));
export const Italian = meta.story(inLanguage("it"));
export const Japanese = meta.story(inLanguage("ja"));
export const Polish = meta.story(inLanguage("pl"));
export const Portuguese = meta.story(inLanguage("pt"));
export const Spanish = meta.story(inLanguage("es"));
export const Turkish = meta.story(inLanguage("tr"));
export const Ukrainian = meta.story(inLanguage("uk"));

/** Right-to-left: the confirmation before leaving the vendor's page. */
export const ArabicQuestion = meta.story({
  parameters: IN_A_FRAME,
  args: { language: "ar", of: ["modal"] },
  play: async ({ canvas, canvasElement, userEvent }) => {
    const { close, closeConfirm } = LANGUAGES.ar;
    await reaches(canvasElement, "ready");
    await userEvent.click(canvas.getByRole("button", { name: close }));
    await expect(await canvas.findByRole("heading", { name: closeConfirm.buy })).toBeVisible();
    await expect(rootOf(canvasElement)).toHaveAttribute("dir", "rtl");
  },
});

/** Right-to-left: a crypto payment, a purchase in progress, and an unconfirmed one. */
export const ArabicPayment = meta.story({
  args: { language: "ar", of: ["bleepay", "processing", "unconfirmed"] },
  play: async ({ canvas, canvasElement }) => {
    const { vendors, resumed, unconfirmed } = LANGUAGES.ar;
    await headings(canvasElement, [resumed.buy, unconfirmed.buy]);
    const button = await canvas.findByRole("button", { name: vendors.bleepay.copyAddress });
    await expect(getComputedStyle(button).direction).toBe("rtl");
  },
});

/** Long words on a narrow phone. */
export const GermanNarrow = meta.story({
  args: { language: "de", width: 288, of: ["deposit", "bleepay", "unconfirmed", "failed"] },
  play: async ({ canvas, canvasElement }) => {
    const { deposit, unconfirmed, failed, vendors } = LANGUAGES.de;
    await headings(canvasElement, [deposit, unconfirmed.buy, failed]);
    await canvas.findByText(vendors.bleepay.fee);
    for (const part of canvasElement.querySelectorAll("[data-ramp], [data-ramp] *")) {
      const { clipPath, textOverflow } = getComputedStyle(part);
      // An identifier is cut with an ellipsis, and copied whole.
      const hides = clipPath !== "none" || textOverflow === "ellipsis" || part.closest("svg");
      if (!hides) await expect(part.scrollWidth - part.clientWidth).toBeLessThan(2);
    }
  },
});

/** Single sentences replaced by the partner. */
export const OwnSentences = meta.story({
  args: {
    language: "de",
    of: ["done"],
    own: {
      completed: { buy: "Ihre Münzen sind im Depot", sell: "Ihr Geld ist unterwegs" },
      buyAgain: { buy: "Noch einmal kaufen", sell: "Noch einmal verkaufen" },
    },
  },
  play: async ({ canvas }) => {
    const { received } = LANGUAGES.de;
    await expect(
      await canvas.findByRole("heading", { name: "Ihre Münzen sind im Depot" }),
    ).toBeVisible();
    await expect(canvas.getByText(received)).toBeVisible();
  },
});

/** All moments that fit side by side. A modal covers the page, so the controls select it. */
const BESIDE = MOMENTS.filter((moment) => moment !== "modal");

/** All moments in one language, so that its terms can be compared. */
export const OneLanguage = meta.story({
  args: { language: "fr", of: BESIDE, mode: "sell" },
  render: OfLanguage,
  play: async ({ canvasElement }) => {
    const { deposit, resumed, completed, failed, unconfirmed, problem } = LANGUAGES.fr;
    const ofSale = [resumed, completed, unconfirmed].map(({ sell }) => sell);
    await headings(canvasElement, [deposit, ...ofSale, failed, problem]);
  },
});

/** One moment in all languages, so that its meaning can be compared. */
export const OneMoment = meta.story({
  args: { of: ["unconfirmed"], mode: "sell" },
  argTypes: { language: { table: { disable: true } } },
  render: InEachLanguage,
  play: async ({ canvasElement }) => {
    await headings(
      canvasElement,
      Object.values(LANGUAGES).map(({ unconfirmed }) => unconfirmed.sell),
    );
  },
});
