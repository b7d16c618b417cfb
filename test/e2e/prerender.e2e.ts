import { expect, onTestFinished, test } from "vitest";
import { openUnsteered } from "./openUnsteered.ts";
import { answer, servePartner } from "./servePartner.ts";

/** Has the browser render the purchase ahead, and visits it once the server lets it. */
const PAGE = `<!doctype html><title>Leads to a purchase</title>
<script type="speculationrules">
{"prerender": [{"source": "list", "urls": ["/?mount"], "eagerness": "immediate"}]}
</script>
<script>fetch("/visit").then(() => (location.href = "/?mount"))</script>`;

// faults H2
test("a page that the browser renders ahead requests nothing before its visit, and begins then", async () => {
  const all: string[] = [];
  let letVisit = (_: Response) => {};
  const visited = new Promise<Response>((resolve) => (letVisit = resolve));
  const partner = await servePartner({
    onRequest(path) {
      all.push(path);
      if (path === "/leads-to-purchase") return answer("text/html", PAGE);
      return path === "/visit" ? visited : undefined;
    },
  });
  onTestFinished(partner.close);
  const { sandbox } = partner.served;
  const requests = (path: string) => all.filter((one) => one.startsWith(path));
  await openUnsteered(`${partner.url}/leads-to-purchase`);
  await expect
    .poll(() => requests("/mounted"), { timeout: 30_000 })
    .toEqual(["/mounted?prerendering=true"]);
  // Longer than the page waits for another tab: until its visit, the browser gives it no lock.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(requests("/api")).toEqual([]);
  expect(sandbox.counts).toMatchObject({ sessions: 0, scripts: 0, runs: 0 });
  letVisit(new Response());
  await expect.poll(() => sandbox.counts.runs, { timeout: 30_000 }).toBe(1);
  expect(requests("/mounted")).toHaveLength(1);
  expect(sandbox.counts).toMatchObject({ sessions: 1, scripts: 1, runs: 1 });
});
