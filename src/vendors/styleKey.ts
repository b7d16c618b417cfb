/**
 * What React knows a style by, on a page that may have another version of it as well: of two with one key,
 * only the first is put on the page.
 */
export function styleKey(css: string): string {
  let hash = 0;
  for (const letter of css) hash = (hash * 31 + letter.charCodeAt(0)) | 0;
  return `ramp-widget${hash}`;
}
