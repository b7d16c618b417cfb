import process from "node:process";
import { fileURLToPath } from "node:url";
import { defineConfig, type PageIndexInfo, type RouteMeta } from "@rspress/core";
import { readErrorSections, writeErrorPages } from "./errorPages.ts";
import { replaceLinks, REPOSITORY } from "./links.ts";
import { createSidebar } from "./sidebar.ts";
import { readStoryNames, remarkStories } from "./stories.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const docs = path("../docs");
const storybook = path("../storybook-static");

/** Path under which the site is served, with a slash at both ends. */
const base = process.env["SITE_BASE"] ?? "/";

/** The pages that aren't in `docs/`. */
const addedPages = () => [
  { routePath: "/", filepath: path("../README.md") },
  { routePath: "/security", filepath: path("../SECURITY.md") },
  { routePath: "/changelog", filepath: path("../CHANGELOG.md") },
  ...writeErrorPages(docs, path("./pages/errors")),
];

/** Its first paragraph, since Rspress would also take the list of contents below it. */
function describePage(page: PageIndexInfo): void {
  page.description =
    page.frontmatter.description ?? page.content.split("\n\n")[0]?.replaceAll(/\s+/g, " ") ?? "";
}

/** Tells tools where the Markdown of the page is. */
function linkMarkdown({ routePath }: RouteMeta): [string, Record<string, string>] {
  const file = routePath === "/" ? "index" : routePath.slice(1);
  return ["link", { rel: "alternate", type: "text/markdown", href: `${base}${file}.md` }];
}

export default defineConfig({
  root: docs,
  base,
  outDir: process.env["SITE_OUT"] ?? path("./dist"),
  themeDir: path("./theme"),
  lang: "en",
  title: "ramp-widget",
  description:
    "Buy and sell crypto inside your own React app: one component, typed hooks, a server kit and a sandbox.",
  icon: new URL("icon.svg", import.meta.url),
  head: [linkMarkdown],
  replaceRules: replaceLinks(base),
  mediumZoom: false,
  llms: true,
  markdown: {
    link: { checkDeadLinks: true, checkAnchors: true },
    remarkPlugins: [[remarkStories, { names: readStoryNames(storybook) }]],
  },
  plugins: [{ name: "ramp-pages", addPages: addedPages, extendPageData: describePage }],
  builderConfig: {
    output: {
      copy: [
        { from: path("../docs/images"), to: "images" },
        // Built and minified already.
        { from: storybook, to: "storybook", info: { minimized: true } },
      ],
    },
    // Else a dependency gets its path on the machine that builds.
    environments: { web: { source: { define: { "import.meta.url": '"file:///"' } } } },
    // It doesn't notice a change of the files of this folder.
    performance: { buildCache: false, printFileSize: false },
  },
  themeConfig: {
    nav: [
      { text: "Guide", link: "/", activeMatch: "^/(?!errors|reference)" },
      { text: "Errors", link: "/errors", activeMatch: "^/errors" },
      { text: "Reference", link: "/reference", activeMatch: "^/reference" },
      { text: "Storybook", link: "/storybook/index.html" },
      { text: "GitHub", link: REPOSITORY },
    ],
    sidebar: { "/": createSidebar(readErrorSections(docs).map(({ code }) => code)) },
    // The hint would be read aloud on every page.
    llmsUI: { injectLlmsHint: false },
  },
});
