import bootstrap from "bootstrap/dist/css/bootstrap.css?inline";
import bulma from "bulma/css/bulma.css?inline";
import normalize from "normalize.css/normalize.css?inline";
import pico from "@picocss/pico/css/pico.css?inline";
import picoClassless from "@picocss/pico/css/pico.classless.css?inline";
import preflight from "tailwindcss/preflight.css?inline";
import { expect, test } from "vitest";
import { expectErrors } from "../browser/expectErrors.ts";
import { compare, measure } from "./measure.ts";
import { VIEWS } from "./views.tsx";

expectErrors("session-network");

const FRAMEWORKS: Record<string, string> = {
  // As Tailwind's compiler fills it in, where a project sets nothing.
  "Tailwind's preflight": preflight.replace(/--theme\(\s*[\w-]+,\s*([^()]*?)\s*\)/g, "$1"),
  Bootstrap: bootstrap,
  Bulma: bulma,
  "Pico CSS": pico,
  "Pico CSS without classes": picoClassless,
  "normalize.css": normalize,
  "a reset that reverts": "*, *::before, *::after { all: revert }",
  "a reset of every box":
    "*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0 }",
  "Eric Meyer's reset": `html, body, div, span, h1, h2, h3, h4, p, a, b, small, strong, i, dl, dt, dd, ol, ul, li, section, header, label
    { margin: 0; padding: 0; border: 0; font-size: 100%; font: inherit; vertical-align: baseline } body { line-height: 1 } ol, ul { list-style: none }`,
  "a reset of everything":
    "*:where(:not(html, iframe, canvas, img, svg, video, audio):not(svg *, symbol *)) { all: unset; display: revert } *, *::before, *::after { box-sizing: border-box }",
};

// faults H7: what a framework or a reset of the host app says of elements does not reach ours.
test.each(Object.entries(VIEWS))("%s looks the same under every framework", async (_, show) => {
  await show();
  // What moves by itself is at its end.
  for (const animation of document.getAnimations()) animation.cancel();
  const before = measure();
  expect(before.size).toBeGreaterThan(1);
  const changes: string[] = [];
  for (const [name, css] of Object.entries(FRAMEWORKS)) {
    const style = document.createElement("style");
    style.textContent = `${css}\n* { transition: none !important; animation: none !important }`;
    document.head.append(style);
    changes.push(...compare(before, measure()).map((line) => `${name}: ${line}`));
    style.remove();
  }
  expect(changes).toEqual([]);
});
