import { openBench } from "./openBench.js"; import { openPages } from "./openPages.js"; import { PEERS } from "./peers.js";
const b = await openBench(); const pages = await openPages(b.context); const br = await b.context.browser();
for (const name of process.argv[2] ? [process.argv[2]] : Object.keys(PEERS)) {
  const p = await pages.open(br, name); p.on("console", m => console.log(name, m.text().slice(0,200)));
  await p.evaluate(async () => { const n = standIn.nextStart(); standIn.began = performance.now(); bench.mount(); await Promise.race([n, new Promise(r=>setTimeout(r,3000))]) });
  console.log(name, await p.evaluate(() => JSON.stringify({calls: standIn.calls, t: standIn.startedAt-standIn.began})), JSON.stringify(pages.counts));
  await p.context().close();
}
await pages.close(); await b.close();
