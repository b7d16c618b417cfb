import { createSandbox } from "ramp-widget/sandbox";
import type { LazyVendor, VendorImplementation } from "ramp-widget/vendor";
import type { Answer } from "./listen.ts";

/** What replaces the vendor's page. `silent` never reports that it is ready. */
export type Page = "sandbox" | "silent";

/**
 * A vendor whose page comes from this page's memory, and which is the real one in all other respects. Its
 * iframe gets the sandbox's response as content instead of a URL.
 */
export function inThisPage(vendor: LazyVendor, answer: Answer, page: Page): LazyVendor {
  return {
    ...vendor,
    // The page has the script already, and a request to another host fails the story.
    script: undefined,
    load: async () => withPage(await vendor.load(), answer, page),
  };
}

function withPage(parts: VendorImplementation, answer: Answer, page: Page): VendorImplementation {
  return {
    ...parts,
    parseSession(given, order) {
      const session = parts.parseSession(given, order);
      const { View, url } = session;
      if (url !== undefined) pages.set(url, answer);
      if (page === "silent")
        return { ...session, ...(View && { View: () => null }), open: () => () => {} };
      return {
        ...session,
        open(frame) {
          // Iframes outside the document load nothing.
          const aside = document.createElement("div");
          const opened = session.open({ ...frame, host: aside });
          for (const iframe of aside.querySelectorAll("iframe")) void fill(iframe, answer);
          frame.host.append(...aside.children);
          return opened;
        },
      };
    },
  };
}

async function fill(iframe: HTMLIFrameElement, answer: Answer) {
  const address = new URL(iframe.src);
  iframe.removeAttribute("src");
  const { ask, html } = await pageAt(address, answer);
  Object.assign(iframe, { ask });
  iframe.srcdoc = html;
}

async function pageAt({ origin, pathname, search }: URL, answer: Answer) {
  const ask = (path: string, init?: RequestInit) => answer(new Request(origin + path, init));
  const html = await (await ask(pathname + search)).text();
  return {
    ask,
    html: html
      .replace("<body", "<script>fetch = (frameElement ?? window).ask</script><body")
      // Values that such a document lacks: a URL and a referrer.
      .replace("location.search", JSON.stringify(search))
      .replace('data-refused="Referer"', ""),
  };
}

/** The handler for each session's page URL. */
const pages = new Map<string, Answer>();

/** A link to such a page. In a new window, the page comes from this page's memory too. */
async function follow(event: Event) {
  const link = event.target;
  if (!(link instanceof HTMLAnchorElement)) return;
  const answer = pages.get(link.href);
  if (!answer) return;
  pages.delete(link.href);
  event.preventDefault();
  // Same window: the story would be gone.
  if (link.target === "_self") return;
  const popup = window.open("", link.target);
  const { ask, html } = await pageAt(new URL(link.href), answer);
  if (!popup) return;
  Object.assign(popup, { ask });
  popup.document.open();
  popup.document.write(html);
  popup.document.close();
}

// The widget's own click doesn't bubble, so it needs the capture phase. A user's link gets its URL during
// the event, so it needs the bubble phase.
window.addEventListener("click", (event) => void follow(event), true);
window.addEventListener("click", (event) => void follow(event));

/** Origin of the sandbox's pages. An iframe with inline content has this page's origin. */
export const widgetOrigin: string = location.origin;

/** The sandbox's version of Proof's script. A page that has its global doesn't load it again. */
async function runProofScript() {
  const { fetch } = createSandbox({ widgetOrigin });
  const answer = await fetch(new Request(`${widgetOrigin}/widget.2.0.js`));
  const script = document.createElement("script");
  script.text = await answer.text();
  document.head.append(script);
}

await runProofScript();
