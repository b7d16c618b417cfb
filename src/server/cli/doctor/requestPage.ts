import { fetchAnswer, isRedirect, type Outcome } from "./fetchAnswer.ts";
import { readMarkup } from "./readMarkup.ts";
import type { Bundle, BundleFile, Probe } from "./Probe.ts";

const MAX_REDIRECTS = 5;
/** Longest page or script, in bytes. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;
const MAX_FILES = 80;
/** How many imports away from the page a script may be. */
const MAX_DEPTH = 2;
const AT_ONCE = 6;

/** A page that was requested, after redirects within its origin. */
export interface RequestedPage {
  url: URL;
  outcome: Outcome;
}

/** Requests the page; credentials never leave its origin. */
export async function requestPage(
  first: URL,
  credentials: Headers,
  timeoutMs: number,
): Promise<RequestedPage> {
  const options = { headers: acceptHtml(credentials), timeoutMs, maxBytes: MAX_FILE_BYTES };
  let url = first;
  for (let hops = 0; ; hops++) {
    const outcome = await fetchAnswer(url, options);
    if ("failure" in outcome || !isRedirect(outcome) || hops === MAX_REDIRECTS)
      return { url, outcome };
    const location = outcome.headers.get("location") ?? "";
    if (!URL.canParse(location, url)) return { url, outcome };
    const next = new URL(location, url);
    if (next.origin !== url.origin && !isUpgrade(url, next)) return { url, outcome };
    url = next;
  }
}

/** Whether a redirect only adds encryption. */
function isUpgrade(from: URL, to: URL): boolean {
  // Another port may be another server, which must not get the user's cookie.
  const upgraded = new URL(from);
  upgraded.protocol = "https:";
  return from.protocol === "http:" && to.origin === upgraded.origin;
}

/** Looks again at a page that was found, and at its scripts. */
export async function inspectPage(
  { url, outcome }: RequestedPage,
  credentials: Headers,
  timeoutMs: number,
): Promise<Probe["page"]> {
  if ("failure" in outcome) return { missing: "failed" };
  if (isRedirect(outcome)) return { missing: "redirected" };
  const options = { headers: acceptHtml(credentials), timeoutMs, maxBytes: MAX_FILE_BYTES };
  const again = await fetchAnswer(url, options);
  const bundle = await collectBundle(url, outcome.text, credentials, timeoutMs);
  return { url, answer: outcome, again, bundle };
}

function acceptHtml(credentials: Headers): Headers {
  const headers = new Headers(credentials);
  headers.set("Accept", "text/html");
  return headers;
}

/** Reads the page's scripts and what they import, from the page's own origin. */
async function collectBundle(
  page: URL,
  html: string,
  credentials: Headers,
  timeoutMs: number,
): Promise<Bundle> {
  const files: BundleFile[] = [{ path: page.pathname, text: html }];
  const seen = new Set<string>();
  const foreign = new Set<string>();
  let unread = 0;
  const { scripts, base } = readMarkup(html);
  const root = URL.canParse(base ?? "", page) ? new URL(base ?? "", page) : page;
  let level = scripts.map((link) => ({ link, from: root }));
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const urls = level.flatMap(({ link, from }) => {
      if (!URL.canParse(link, from)) return [];
      const url = new URL(link, from);
      url.hash = "";
      if (seen.has(url.href) || !/^https?:$/.test(url.protocol)) return [];
      if (url.origin !== page.origin) {
        foreign.add(url.href);
        return [];
      }
      seen.add(url.href);
      return [url];
    });
    level = [];
    for (let start = 0; start < urls.length; start += AT_ONCE) {
      const room = Math.min(AT_ONCE, MAX_FILES - files.length);
      const batch = urls.slice(start, start + AT_ONCE);
      unread += batch.length - Math.min(room, batch.length);
      const texts = await Promise.all(
        batch.slice(0, room).map(async (url) => ({
          url,
          text: await readScript(url, credentials, timeoutMs),
        })),
      );
      for (const { url, text } of texts) {
        if (text === undefined) unread++;
        else {
          files.push({ path: url.pathname, text });
          level.push(...findImports(text).map((link) => ({ link, from: url })));
        }
      }
    }
  }
  return { files, otherOrigins: foreign.size, unread };
}

async function readScript(
  url: URL,
  headers: Headers,
  timeoutMs: number,
): Promise<string | undefined> {
  const outcome = await fetchAnswer(url, { headers, timeoutMs, maxBytes: MAX_FILE_BYTES });
  if ("failure" in outcome || outcome.status !== 200 || outcome.isTooLong) return undefined;
  return outcome.text;
}

/** Relative and absolute specifiers of `import` and `export … from`, static and dynamic. */
function findImports(code: string): string[] {
  const found = code.matchAll(
    /(?:\bfrom|\bimport)\s*\(?\s*["'`]((?:\.{0,2}\/|https?:)[^"'`\s]+)["'`]/g,
  );
  return Array.from(found, ([, link = ""]) => link);
}
