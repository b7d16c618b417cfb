import { NoSSR, useDark, withBase } from "@rspress/core/runtime";

export interface StoryProps {
  /** Storybook's id, e.g. `rampwidget--buy`. */
  id: string;
  /** For its title, e.g. `RampWidget, Buy`. */
  name: string;
  /** CSS pixels. */
  height: string;
}

/** A live story of the Storybook that is served with the site. */
export function Story({ id, name, height }: StoryProps) {
  const scheme = useDark() ? "dark" : "light";
  const address = `/storybook/iframe.html?id=${id}&viewMode=story&globals=scheme:${scheme}`;
  return (
    <figure className="story">
      <div style={{ height: `${height}px` }}>
        {/* The server doesn't know the color scheme, and the story would load twice. */}
        <NoSSR>
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- it is the site's own, and the widget needs storage */}
          <iframe loading="lazy" title={`Story: ${name}`} src={withBase(address)} />
        </NoSSR>
      </div>
      <figcaption>
        Live, with the sandbox.{" "}
        <a href={withBase(`/storybook/index.html?path=/story/${id}`)}>Open in Storybook: {name}</a>
      </figcaption>
    </figure>
  );
}
