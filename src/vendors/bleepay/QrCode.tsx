import { type ReactElement, useEffect, useState } from "react";

export interface QrCodeProps {
  text: string;
  /** Accessible name. */
  label: string;
  /** Shown instead if the code can't be drawn. */
  fallback: string;
}

/** Quiet zone in modules, which cameras need to find the code. */
const QUIET = 4;

type Drawing = { size: number; path: string } | "failed" | undefined;

/** A QR code, dark on white in every theme: many cameras can't read inverted codes. */
export function QrCode({ text, label, fallback }: QrCodeProps): ReactElement {
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(
    function drawCode() {
      let isWanted = true;
      void draw(text).then((drawn) => isWanted && setDrawing(drawn));
      return () => {
        isWanted = false;
      };
    },
    [text],
  );
  if (drawing === "failed") return <p className="ramp-deposit-no-qr">{fallback}</p>;
  const side = (drawing?.size ?? 0) + 2 * QUIET;
  return (
    <svg
      className="ramp-deposit-qr"
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      aria-busy={!drawing}
    >
      <path d={drawing?.path} />
    </svg>
  );
}

/** Draws one path, with a rectangle per run of dark modules. */
async function draw(text: string): Promise<Drawing> {
  try {
    const { correction, generate } = await import("lean-qr/nano");
    const code = generate(text, { minCorrectionLevel: correction.M });
    const { size } = code;
    let path = "";
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1) {
        const from = x;
        // Beyond the edge, modules are light.
        while (code.get(x, y)) x += 1;
        if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`;
      }
    return { size, path };
  } catch {
    return "failed";
  }
}
