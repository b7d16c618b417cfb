/**
 * What React knows a style by, on a page that may have another version of it as well: of two with one key,
 * only the first is put on the page.
 */
export function styleKey(css: string): string {
  let hash = 0;
  for (let at = 0; at < css.length; at += 1) hash = (hash * 31 + css.charCodeAt(at)) | 0;
  return `ramp-widget-${hash.toString(36)}`;
}
