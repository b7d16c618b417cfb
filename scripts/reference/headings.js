/**
 * GitHub's heading anchors, in page order: a repeated title gets a number.
 * @param {readonly (readonly [key: string, title: string])[]} titles
 * @returns {(key: string) => string}
 */
export function headings(titles) {
  /** @type {Map<string, string>} */
  const slugs = new Map();
  const slugOf = slugger();
  for (const [key, title] of titles) slugs.set(key, slugOf(title));
  return (key) => {
    const slug = slugs.get(key);
    if (slug === undefined) throw new Error(`The reference has no heading for ${key}.`);
    return slug;
  };
}

/** Returns the anchor of each heading in turn. @returns {(title: string) => string} */
export function slugger() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return (title) => {
    const slug = title
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, "")
      .trim()
      .replaceAll(" ", "-");
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
