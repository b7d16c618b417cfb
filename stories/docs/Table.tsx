import type { ReactElement } from "react";

interface TableProps {
  head: readonly string[];
  /** Cells with `code` in backticks. The first cell names its row. */
  rows: readonly (readonly string[])[];
}

/** A table in a guide. Storybook's MDX has none of its own. */
export function Table({ head, rows }: TableProps): ReactElement {
  return (
    <div className="guide-table">
      <style>{css}</style>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...cells]) => (
            <tr key={name}>
              <th scope="row">{withCode(name)}</th>
              {cells.map((cell, index) => (
                <td key={head[index + 1]}>{withCode(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const withCode = (text: string) =>
  text.split("`").map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));

const css = `
  .guide-table { margin-block: 24px; overflow-x: auto }
  .guide-table table { width: 100%; min-width: 560px; margin: 0; font-size: 14px; line-height: 1.5 }
  .guide-table :is(th, td) { text-align: start; vertical-align: top }
  .guide-table th[scope="row"] { font-weight: 500 }
  .guide-table code { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace }
`;
