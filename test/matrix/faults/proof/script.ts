import type { ProofOptions } from "../../../../src/index.ts";
import type { Misdeed } from "../../CellPlan.ts";
import {
  type Cell,
  type Fault,
  READY,
  remountAndWait,
  type Step,
  again,
  final,
} from "../../Fault.ts";
import { CLOSED, html, image, NOWHERE, text } from "../answers.ts";

const at = (does: Misdeed, times?: number) => ({
  plan: { misdeeds: [{ at: "script" as const, does, ...(times && { times }) }] },
});
const from = (scriptUrl: string, scriptOrigins: string[] = [new URL(scriptUrl).origin]) => ({
  proof: (): ProofOptions => ({ scriptUrl, scriptOrigins }),
});
const status = (code: number): Fault => ({
  fault: String(code),
  ...at({ type: "answer", status: code }),
  ends: again("script-network"),
});

/** No script of these leaves a global, so they must run on a page that has none yet. */
export const scriptWithoutGlobal: Step = {
  vendor: "proof",
  title: "Script",
  about: "The session is there, but the vendor's script fails to load or run.",
  faults: [
    {
      fault: "connection refused",
      ...from(`${CLOSED}/widget.2.0.js`),
      ends: again("script-network"),
    },
    { fault: "unknown host", ...from(`${NOWHERE}/widget.2.0.js`), ends: again("script-network") },
    {
      fault: "connection cut before the response",
      ...at({ type: "reset" }),
      ends: again("script-network"),
    },
    {
      fault: "connection cut during the body",
      ...at({ type: "cut" }),
      ends: again("script-network"),
    },
    ...[403, 404, 410, 429, 500, 502, 503].map(status),
    { fault: "an HTML page", ...at(html()), ends: again("script-network") },
    {
      fault: "an HTML page with `nosniff`",
      ...at({
        type: "answer",
        headers: { "content-type": "text/html", "x-content-type-options": "nosniff" },
        body: "<!doctype html>",
      }),
      ends: again("script-network"),
    },
    { fault: "an image", ...at(image), ends: again("script-network") },
    { fault: "an empty file", ...at(text("")), ends: again("script-malformed") },
    {
      fault: "truncated within a statement",
      ...at(text("window.proofWidget = { run: (options) => ")),
      ends: again("script-malformed"),
    },
    {
      fault: "it throws while it runs",
      ...at(text("throw new Error('the vendor\\'s');")),
      ends: again("script-malformed"),
    },
    {
      fault: "its global has another name",
      ...at(text("window.proofWidget2 = {};")),
      ends: again("script-malformed"),
    },
    {
      fault: "an origin that isn't listed",
      ...from("https://elsewhere.example/w.js", ["https://widget.proof.community"]),
      ends: final("script-origin"),
    },
    {
      fault: "plain `http:` from a host that isn't loopback",
      ...from("http://widget.example/w.js"),
      ends: final("script-origin"),
    },
    {
      fault: "a relative URL without an origin",
      ...from("widget.js", []),
      ends: final("script-origin"),
    },
    {
      fault: "the session has a script URL that isn't listed",
      plan: {
        initTokenType: "sdk_customer_token",
        misdeeds: [
          {
            at: "session",
            does: { type: "change", fields: { widget_url: "https://evil.example/widget.2.0.js" } },
          },
        ],
      },
      ends: final("script-origin"),
    },
    {
      fault: "the session has a `javascript:` script URL",
      plan: {
        initTokenType: "sdk_customer_token",
        misdeeds: [
          {
            at: "session",
            does: { type: "change", fields: { widget_url: "javascript:alert(1)" } },
          },
        ],
      },
      ends: final("script-origin"),
    },
    {
      fault: "content that doesn't match `integrity`",
      proof: ({ origin }: Cell) => ({
        scriptUrl: `${origin}/widget.2.0.js`,
        scriptOrigins: [origin],
        scriptIntegrity: `sha384-${"A".repeat(64)}`,
      }),
      ends: again("script-integrity"),
    },
  ],
};

/** The page has lost its connection. */
export const scriptOffline: Step = {
  vendor: "proof",
  title: "Script",
  about: "",
  faults: [{ fault: "no connection", ...at({ type: "reset" }), ends: again("script-offline") }],
};

export const scriptWithGlobal: Step = {
  vendor: "proof",
  title: "Script",
  about: "",
  faults: [
    { fault: "never loads", waits: true, ...at({ type: "hang" }), ends: again("script-timeout") },
    { fault: "slow", ...at({ type: "wait", ms: 700 }), ends: READY },
    { fault: "connection cut twice, then it loads", ...at({ type: "reset" }, 2), ends: READY },
    { fault: "503 twice, then it loads", ...at({ type: "answer", status: 503 }, 2), ends: READY },
    {
      fault: "fails, and the user tries again",
      ...at({ type: "answer", status: 404 }, 4),
      async drive({ reach, press }) {
        await reach("error");
        press("Try again");
      },
      ends: READY,
      errors: "script-network",
      sessions: 2,
    },
    {
      fault: "late: loads long after its deadline",
      waits: true,
      ...at({ type: "hold" }),
      async drive({ reach, server, until }) {
        await reach("error");
        await server("release");
        await until(async () => (await server("stats")).lateAnswers > 0);
      },
      ends: again("script-timeout"),
    },
    {
      fault: "its global has no `run`",
      ...at(text("window.proofWidget = {};")),
      ends: again("script-malformed"),
    },
    {
      fault: "its global is a string",
      ...at(text("window.proofWidget = 'soon';")),
      ends: again("script-malformed"),
    },
    {
      fault: "late: loads after the widget was unmounted and mounted again",
      ...at({ type: "hold" }),
      async drive(cell) {
        await cell.until(async () => (await cell.server("stats")).scripts > 0);
        await remountAndWait(cell);
      },
      ends: READY,
      sessions: 2,
    },
  ],
};
