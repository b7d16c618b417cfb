import { type ComponentProps, useEffect, useRef, useState } from "react";

/** A table that is wider than the page scrolls, and then takes the focus, or the keyboard couldn't scroll it. */
export function ScrollingTable(props: ComponentProps<"table">) {
  const box = useRef<HTMLDivElement>(null);
  const [isTooWide, setTooWide] = useState(false);
  useEffect(function watchWidth() {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setTooWide(element.scrollWidth > element.clientWidth);
    });
    for (const part of [element, ...element.children]) observer.observe(part);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className="rp-table-scroll-container rp-scrollbar"
      {...(isTooWide && { tabIndex: 0, role: "group", "aria-label": "Table" })}
    >
      <table {...props} />
    </div>
  );
}
