import { type ReactElement, useState } from "react";

export interface File {
  name: string;
  text: string;
}

/** Generated files to read, copy and download. */
export function Files({ files }: { files: readonly File[] }): ReactElement | null {
  const [chosen, setChosen] = useState(0);
  const [copied, setCopied] = useState<string>();
  const file = files[chosen];
  if (!file) return null;
  const { name, text } = file;
  return (
    <div className="files">
      <style>{css}</style>
      <div className="files-bar">
        {files.map((one, index) => (
          <button
            key={one.name}
            type="button"
            aria-pressed={index === chosen}
            onClick={() => setChosen(index)}
          >
            {one.name}
          </button>
        ))}
        <span />
        <button
          type="button"
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
        >
          {copied === text ? "Copied" : "Copy"}
        </button>
        <a download={name} href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>
          Download
        </a>
      </div>
      <textarea
        readOnly
        rows={Math.min(18, text.split("\n").length)}
        spellCheck={false}
        aria-label={name}
        value={text}
      />
    </div>
  );
}

const css = `
  .files { margin-block-start: 24px; border: 1px solid light-dark(#e0e3e9, #2c313a); border-radius: 12px; background: light-dark(#fff, #14171c); overflow: hidden }
  .files-bar { display: flex; flex-wrap: wrap; gap: 4px; padding: 8px; border-block-end: 1px solid light-dark(#e0e3e9, #2c313a); font-size: 14px }
  .files-bar > span { flex: 1 }
  .files-bar :is(button, a) { box-sizing: border-box; min-height: 36px; padding: 6px 12px; border: 1px solid transparent; border-radius: 8px; background: none; color: inherit; font: inherit; text-decoration: none; cursor: pointer }
  .files-bar :is(button, a):is(:hover, [aria-pressed="true"]) { background: light-dark(#eef0f4, #252b34) }
  .files-bar [aria-pressed="true"] { font-weight: 650 }
  .files textarea { display: block; box-sizing: border-box; width: 100%; margin: 0; padding: 16px; border: 0; background: none; color: inherit; resize: vertical; white-space: pre; font: 13px/1.6 ui-monospace, Menlo, Consolas, monospace }
`;
