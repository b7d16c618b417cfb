/** Where the repository is, for what has no page of its own. */
export const REPOSITORY = "https://github.com/ramp-widget/ramp-widget";

interface ReplaceRule {
  search: RegExp;
  replace: string;
}

/**
 * What links and pictures of the Markdown become in the site. The files link to each other as they lie in the
 * repository, where three of them are not in `docs/`, and show pictures from GitHub, which the site must not request.
 *
 * @param base path of the site, e.g. `/`
 */
export function replaceLinks(base: string): ReplaceRule[] {
  return [
    { search: /\]\((?:\.\.\/)?README\.md/g, replace: "](/index.md" },
    { search: /\]\((?:\.\.\/)?SECURITY\.md/g, replace: "](/security.md" },
    { search: /\]\((?:\.\.\/)?CHANGELOG\.md/g, replace: "](/changelog.md" },
    {
      search:
        /https:\/\/raw\.githubusercontent\.com\/ramp-widget\/ramp-widget\/main\/docs\/images\//g,
      replace: `${base}images/`,
    },
  ];
}
