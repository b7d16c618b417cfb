/** What the doctor needs of a page's HTML. */
export interface Markup {
  /** Addresses of scripts and module preloads. */
  scripts: string[];
  /** Content security policies in `<meta>` elements. */
  policies: string[];
  /** Address that relative ones start from. */
  base: string | undefined;
}

/** Reads the elements that load scripts, and those that hold a policy. */
export function readMarkup(html: string): Markup {
  const markup: Markup = { scripts: [], policies: [], base: undefined };
  const text = html.replaceAll(/<!--.*?-->/gs, "");
  for (const [, tag = "", rest = ""] of text.matchAll(
    /<(script|link|meta|base)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi,
  )) {
    const attributes = readAttributes(rest);
    const { src, href, rel = "", content } = attributes;
    switch (tag.toLowerCase()) {
      case "script":
        if (src) markup.scripts.push(src);
        break;
      case "link":
        if (href && isScriptLink(rel, attributes["as"])) markup.scripts.push(href);
        break;
      case "base":
        markup.base ??= href;
        break;
      case "meta":
        if (content && /^content-security-policy$/i.test(attributes["http-equiv"] ?? ""))
          markup.policies.push(content);
        break;
      default:
    }
  }
  return markup;
}

function isScriptLink(rel: string, as: string | undefined): boolean {
  const words = rel.toLowerCase().split(/\s+/);
  return words.includes("modulepreload") || (words.includes("preload") && as === "script");
}

function readAttributes(text: string): Partial<Record<string, string>> {
  const found = text.matchAll(/([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return Object.fromEntries(
    Array.from(found, ([, name = "", double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ""),
    ]),
  );
}

/** The entities that a policy or an address needs. */
function decodeEntities(text: string): string {
  return text
    .replaceAll(/&(#39|#x27|apos);/gi, "'")
    .replaceAll(/&(quot|#34|#x22);/gi, '"')
    .replaceAll(/&(amp|#38|#x26);/gi, "&");
}
