import { RampWidget } from "ramp-widget";
import {
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { Moment } from "../moments.tsx";
import { ORDERS, partner } from "../partner.ts";
import { getFirstNumber, type Part, PARTS, type PictureName } from "./anatomyParts.ts";
import { Paper } from "./Paper.tsx";

/** Live widgets with their parts numbered, and a table of the parts. */
export function Anatomy(): ReactElement {
  return (
    <Paper>
      <style>{css}</style>
      <div className="anatomy docs-story">
        <Picture of="frame">
          <Unreadable />
        </Picture>
        <Picture of="progress">
          <Moment of="processing" />
        </Picture>
        <Picture of="result">
          <Moment of="done" />
        </Picture>
      </div>
      <div className="anatomy-table">
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Selector</th>
              <th scope="col">Props and tokens</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(PARTS) as PictureName[]).flatMap((picture) =>
              PARTS[picture].map((part, index) => (
                <Row key={part.name} number={getFirstNumber(picture) + index} part={part} />
              )),
            )}
          </tbody>
        </table>
      </div>
    </Paper>
  );
}

/** The endpoint's status can't be read, so there is a notice above the vendor's page. */
function Unreadable(): ReactElement {
  const [props] = useState(() =>
    partner({
      instead: (path) => (path.includes("/transactions/") ? Response.json({}) : undefined),
    }),
  );
  return <RampWidget {...ORDERS.proof} {...props} />;
}

function Row({ number, part }: { number: number; part: Part }): ReactElement {
  const { name, selector, hooks, says } = part;
  return (
    <tr>
      <th scope="row">
        <b className="anatomy-number">{number}</b> {name}
      </th>
      <td>
        <code>{selector}</code>
      </td>
      <td>
        <code>{hooks}</code>
      </td>
      <td>{says}</td>
    </tr>
  );
}

interface Box extends Pick<DOMRect, "left" | "top" | "width" | "height"> {
  number: number;
}

/** Outlines the parts of the widget inside. */
function Picture({ of, children }: { of: PictureName; children: ReactNode }): ReactElement {
  const picture = useRef<HTMLDivElement>(null);
  const boxes = useBoxes(picture, of);
  return (
    <div className="anatomy-picture">
      <div ref={picture}>{children}</div>
      {boxes.map(({ number, ...box }) => (
        <div key={number} className="anatomy-box" style={box} aria-hidden="true">
          <b className="anatomy-number">{number}</b>
        </div>
      ))}
    </div>
  );
}

function useBoxes(picture: RefObject<HTMLDivElement | null>, of: PictureName): Box[] {
  const [boxes, setBoxes] = useState<Box[]>([]);
  useEffect(
    function follow() {
      const element = picture.current;
      if (!element) return;
      const measure = () => setBoxes(measureParts(element, of));
      const sizes = new ResizeObserver(measure);
      sizes.observe(element);
      const content = new MutationObserver(measure);
      content.observe(element, { childList: true, subtree: true, attributes: true });
      return () => {
        sizes.disconnect();
        content.disconnect();
      };
    },
    [picture, of],
  );
  return boxes;
}

function measureParts(picture: HTMLElement, of: PictureName): Box[] {
  const origin = picture.getBoundingClientRect();
  const first = getFirstNumber(of);
  return PARTS[of].flatMap(({ selector }, index) => {
    const part = picture.querySelector(selector);
    if (!part) return [];
    const { left, top, width, height } = part.getBoundingClientRect();
    const place = { left: left - origin.left, top: top - origin.top };
    return [{ number: first + index, ...place, width, height }];
  });
}

const css = `
  .anatomy { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 270px), 1fr)); gap: 32px; align-items: start; --ramp-frame-height: 320px; --ramp-panel-height: 0 }
  .anatomy-picture { position: relative; padding: 0 }
  .anatomy-box { position: absolute; box-sizing: border-box; border: 1.5px dashed light-dark(#c2185b, #ff8fb5); border-radius: 4px; pointer-events: none }
  .anatomy-number { display: inline-grid; place-items: center; min-width: 22px; height: 22px; border-radius: 11px; background: light-dark(#c2185b, #ff8fb5); color: light-dark(#fff, #3a0019); font: 700 12px/1 system-ui, sans-serif }
  .anatomy-box > .anatomy-number { position: absolute; inset-block-start: -11px; inset-inline-end: -11px }
  /* The first part of a picture may share its right corner with the next. */
  .anatomy-box:nth-of-type(2) > .anatomy-number { inset-inline: -11px auto }
  .anatomy-table { margin-block-start: 32px; overflow-x: auto }
  .anatomy-table table { min-width: 640px }
  .anatomy-table th[scope="row"] { white-space: nowrap }
`;
