import { createSandbox } from "ramp-widget/sandbox";
import type { LazyVendor, VendorImplementation } from "ramp-widget/vendor";
import type { Answer } from "./listen.ts";

/** What stands in the place of the vendor's page. `silent` never says that it is there. */
export type Page = "sandbox" | "silent";

/**
 * A vendor whose page comes out of this page's memory: the real one in all other respects. Its iframe
 * is made as ever, and filled with what the sandbox answers instead of being sent to an address.
 */
export function inThisPage(vendor: LazyVendor, answer: Answer, page: Page): LazyVendor {
  return {
    ...vendor,
    // It is on the page already, and whatever is fetched from elsewhere fails the story.
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
          // Nothing is loaded outside of the document.
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
      // What such a document does not have: an address, and a page that it was linked from.
      .replace("location.search", JSON.stringify(search))
      .replace('data-refused="Referer"', ""),
  };
}

/** Who answers at the address of a session's page. */
const pages = new Map<string, Answer>();

/** A link to such a page: in a window of its own it comes out of this page's memory, too. */
async function follow(event: Event) {
  const link = event.target;
  if (!(link instanceof HTMLAnchorElement)) return;
  const answer = pages.get(link.href);
  if (!answer) return;
  pages.delete(link.href);
  event.preventDefault();
  // There the story would be gone.
  if (link.target === "_self") return;
  const popup = window.open("", link.target);
  const { ask, html } = await pageAt(new URL(link.href), answer);
  if (!popup) return;
  Object.assign(popup, { ask });
  popup.document.open();
  popup.document.write(html);
  popup.document.close();
}

// The widget's own click on a link does not bubble; the user's gets its address on its way.
window.addEventListener("click", (event) => void follow(event), true);
window.addEventListener("click", (event) => void follow(event));

/** Where the sandbox's pages come from. What an iframe is filled with has the origin of this page. */
export const widgetOrigin: string = location.origin;

/** Proof's script, as the sandbox plays it. A page that has its global already does not load it. */
async function runProofScript() {
  const { fetch } = createSandbox({ widgetOrigin });
  const answer = await fetch(new Request(`${widgetOrigin}/widget.2.0.js`));
  const script = document.createElement("script");
  script.text = await answer.text();
  document.head.append(script);
}

await runProofScript();
