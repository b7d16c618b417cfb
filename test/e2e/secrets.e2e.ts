import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";
import { aliases } from "../../demo/aliases.js";
import { openDemo } from "./openDemo.ts";
import { GOOD_CARD } from "./visitor.ts";

const opened = openDemo({ mayComplain: /^Failed to load resource: .* status of 50[02] / });

/** What the demo's backend alone may know. */
const SERVER_SECRETS = [
  "sandbox-client-token",
  "sandbox-transak-secret",
  "wdgt_secret_sandbox",
  "ada@northwind.example",
  "203.0.113.42",
];

test("in a whole purchase no secret reaches the console, the page, its addresses or its storage", async () => {
  const ada = await opened.visit();
  const { page } = ada;
  const found: string[] = [];
  page.on("request", (request) => found.push(request.url(), JSON.stringify(request.headers())));
  page.on("framenavigated", (frame) => found.push(frame.url()));
  page.on("console", (message) => found.push(message.text()));
  const answered = page.waitForResponse(/\/api\/ramp\/session$/);

  /** Everything that another script on the page, or somebody who reads a log, could come by. */
  async function look() {
    const kept = await page.evaluate(() => [
      JSON.stringify(Object.entries(sessionStorage)),
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(history.state),
      document.cookie,
    ]);
    const state = JSON.stringify(await page.context().storageState({ indexedDB: true }));
    found.push(await page.content(), page.url(), state, ...kept);
  }

  await page.getByText("Event log").click();
  await ada.begin();
  const session: Record<string, string> = await (await answered).json();
  const { init_token: token = "", signature = "" } = session;
  expect([token, signature]).toEqual([
    expect.stringMatching(/^eyJ/),
    expect.stringMatching(/^v2:/),
  ]);

  await ada.sees("ready");
  await look();
  await ada.confirmEmail();
  await ada.verifyIdentity();
  opened.demo.sandbox.injectFault({ at: "transaction", status: 500, times: 2, message: token });
  await ada.giveCard(GOOD_CARD);
  await ada.sees("processing");
  await look();
  await ada.comesBackLater();
  await ada.sees("completed");
  await look();

  const everything = found.join("\n");
  for (const secret of [token, signature, ...SERVER_SECRETS])
    expect(everything).not.toContain(secret);
  // The search finds what is there: the vendor's page, the remembered purchase, the transaction.
  expect(everything).toContain(`${opened.demo.widgetUrl}/frame`);
  expect(everything).toContain(`"id\\":\\"${session["merchant_transaction_id"]}`);
});

test("nothing that only the server knows is in what the browser is given to run", async () => {
  const output = (await build({
    configFile: false,
    root: fileURLToPath(new URL("../../demo", import.meta.url)),
    plugins: [react()],
    resolve: { alias: aliases },
    build: { write: false },
    logLevel: "error",
  })) as Rolldown.RolldownOutput;
  const code = output.output.map((file) => ("code" in file ? file.code : "")).join("\n");
  expect(code).toContain("merchant_transaction_id");
  for (const secret of [...SERVER_SECRETS, "partner_user_id", "user_email", "clientToken"])
    expect(code).not.toContain(secret);
});
