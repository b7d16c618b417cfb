import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** As much of a node of a Markdown tree as is needed here. */
interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  [field: string]: unknown;
}

interface StorybookIndex {
  entries: Record<string, { id: string; title: string; name: string; type: string }>;
}

/** Invisible on GitHub and in the npm package, e.g. `<!-- story: rampwidget--buy 640 -->`: an id, and pixels. */
const MARKER = /^<!-- story: ([\w-]+)(?: (\d+))? -->$/;

/** Fits the widget with a vendor's page, in CSS pixels. */
const DEFAULT_HEIGHT_PX = "600";

/**
 * The names of all stories by their id.
 *
 * @param storybook the folder that `npm run storybook:build` writes
 */
export function readStoryNames(storybook: string): Map<string, string> {
  const index = join(storybook, "index.json");
  if (!existsSync(index))
    throw new Error(
      `The pages embed stories, and ${index} is missing. Run "npm run storybook:build" first.`,
    );
  const { entries } = JSON.parse(readFileSync(index, "utf8")) as StorybookIndex;
  return new Map(
    Object.values(entries)
      .filter(({ type }) => type === "story")
      .map(({ id, title, name }) => [id, `${title.replaceAll("/", ", ")}, ${name}`]),
  );
}

/** Replaces markers in the Markdown by the story that they name. Fails on one that isn't in the Storybook. */
export function remarkStories({ names }: { names: ReadonlyMap<string, string> }) {
  return (tree: MarkdownNode): void => {
    tree.children = tree.children?.map((node) => toStory(node, names) ?? node) ?? [];
  };
}

function toStory(
  { type, value = "" }: MarkdownNode,
  names: ReadonlyMap<string, string>,
): MarkdownNode | undefined {
  const [, id, height = DEFAULT_HEIGHT_PX] = (type === "html" && MARKER.exec(value.trim())) || [];
  if (id === undefined) return undefined;
  const name = names.get(id);
  if (name === undefined)
    throw new Error(`The Storybook has no story "${id}". Correct the marker.`);
  const attributes = Object.entries({ id, name, height }).map(([attribute, text]) => ({
    type: "mdxJsxAttribute",
    name: attribute,
    value: text,
  }));
  return { type: "mdxJsxFlowElement", name: "Story", attributes, children: [] };
}
