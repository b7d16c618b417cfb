import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ChaosCounts, Report } from "./Purchase.ts";
import type { Random } from "./random.ts";

/** The partner's own records: what the instances' `onTransaction` wrote, in order. */
export interface Books {
  url: string;
  /** Reports of a transaction, in the order in which they were written. */
  reports: (vendor: string, id: string) => readonly Report[];
  close: () => void;
}

/** How often the database that `onTransaction` writes to fails. */
const FAILING = 0.03;

/** @param onReport called for each report that was written */
export async function createBooks(
  counts: ChaosCounts,
  random: Random,
  onReport: (report: Report) => void,
): Promise<Books> {
  const written = new Map<string, Report[]>();
  const server = createServer((request, response) => {
    text(request).then(
      (body) => {
        if (random.chance(FAILING)) {
          counts.refusedReports += 1;
          return response.writeHead(500).end();
        }
        const report = JSON.parse(body) as Report;
        const key = toKey(report.vendor, report.id);
        const earlier = written.get(key) ?? [];
        counts.reports += 1;
        if (earlier.some(({ status }) => status === report.status)) counts.repeatedReports += 1;
        written.set(key, [...earlier, report]);
        onReport(report);
        return response.end();
      },
      () => response.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    reports: (vendor, id) => written.get(toKey(vendor, id)) ?? [],
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function toKey(vendor: string, id: string): string {
  return JSON.stringify([vendor, id]);
}
