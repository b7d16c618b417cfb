import { addMissing } from "./addMissing.ts";

/** jsdom has no media queries. Here none matches, and none changes. */
export function addMatchMedia(): () => void {
  return addMissing(window, {
    matchMedia: (media: string) =>
      Object.assign(new EventTarget(), {
        media,
        matches: false,
        onchange: null,
        addListener: () => {},
        removeListener: () => {},
      }),
  });
}
