/**
 * React's `href` of a style. Depends on the content, because a page may contain another version
 * too, and React renders only the first of two styles with the same key.
 */
export function styleKey(css: string): string {
  let hash = 0;
  for (const letter of css) hash = (hash * 31 + letter.charCodeAt(0)) | 0;
  return `ramp-widget${hash}`;
}
