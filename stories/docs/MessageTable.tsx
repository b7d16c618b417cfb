import { type ReactElement, useState } from "react";
import { LANGUAGE_NAMES, type LanguageName, LANGUAGES } from "../languages.ts";
import { Moment } from "../moments.tsx";
import { Paper } from "./Paper.tsx";

/** Every sentence, in English and in another language. */
export function MessageTable(): ReactElement {
  const [language, setLanguage] = useState<LanguageName>("de");
  const { [language]: messages, en } = LANGUAGES;
  const { lang, dir = "ltr" } = messages;
  const own = new Map(sentences(messages));
  const choose = (
    <label>
      Language{" "}
      <select
        value={language}
        onChange={(event) => setLanguage(event.target.value as LanguageName)}
      >
        {Object.entries(LANGUAGE_NAMES).map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Paper more={choose}>
      <style>{css}</style>
      <div className="messages-widget docs-story">
        <Moment of="unconfirmed" messages={messages} />
        <Moment of="done" messages={messages} />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">English</th>
            <th scope="col" lang={lang} dir={dir}>
              {LANGUAGE_NAMES[language]}
            </th>
          </tr>
        </thead>
        <tbody>
          {sentences(en)
            .filter(isSaid)
            .map(([key, sentence]) => (
              <tr key={key}>
                <td>
                  <code>{key}</code>
                </td>
                <td lang="en">{sentence}</td>
                <td lang={lang} dir={dir}>
                  {own.get(key)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </Paper>
  );
}

/** The language's code and direction aren't sentences. */
const isSaid = ([key]: [string, string]) => key !== "lang" && key !== "dir";

/** Arguments for sentences with parameters. */
const BLANKS: Record<string, unknown[]> = { network: ["TRC20"], lessThan: [5], shown: [5] };

/** Keys as they are written, such as `errors.unauthorized`, and their sentences. */
function sentences(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([name, value]): [string, string][] => {
    const key = path ? `${path}.${name}` : name;
    if (typeof value === "string") return [[key, value]];
    if (typeof value === "function")
      return [[`${key}()`, String(value(...(BLANKS[name] ?? ["USDT", "TRC20"])))]];
    return sentences(value as object, key);
  });
}

const css = `
  .messages-widget { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 20px; margin-block-end: 24px; --ramp-panel-height: 400px }
  .messages-widget > * { margin-inline: auto }
  .paper td:first-child code { font-size: 12px }
  .paper td:first-child { width: 24% }
  .paper td + td { width: 38% }
`;
