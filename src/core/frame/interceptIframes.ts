/** DOM methods that insert nodes. */
const INSERTIONS = [
  "append",
  "appendChild",
  "prepend",
  "insertBefore",
  "before",
  "after",
  "replaceChild",
  "replaceChildren",
  "replaceWith",
  "insertAdjacentElement",
];

/** Insertion method for each position of `insertAdjacentHTML`. */
const PLACES: Record<string, "before" | "prepend" | "append" | "after"> = {
  beforebegin: "before",
  afterbegin: "prepend",
  beforeend: "append",
  afterend: "after",
};

/**
 * Calls back for each iframe that a script inserts into `host`, before the insertion, and again when its `allow` or
 * `src` changes. Chromium fixes an iframe's permissions when it starts to load, which is during the call that inserts
 * it, so a `MutationObserver` is too late.
 *
 * The nodes in `host` therefore get overridden methods of their own, each before its insertion. Prototypes and nodes
 * outside of `host` stay unchanged.
 *
 * @returns a function that stops it
 */
export function interceptIframes(
  host: HTMLElement,
  onIframe: (frame: HTMLIFrameElement) => void,
): () => void {
  let isOver = false;
  const known = new WeakSet<Node>();

  function visit(root: unknown) {
    if (isOver || !isNode(root)) return;
    const walker = document.createTreeWalker(root);
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      if (!known.has(node)) override(node, isFrame(node) ? { ...ofNodes, ...ofFrames } : ofNodes);
      known.add(node);
      if (isFrame(node)) onIframe(node);
      if ("shadowRoot" in node && node.shadowRoot) visitTree(node.shadowRoot as Node);
    }
  }

  /** Catches any other insertion. It is late: `allow` applies from the iframe's next page on. */
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type === "childList") addedNodes.forEach(visit);
      else visit(target);
  });

  function visitTree(tree: Node) {
    observer.observe(tree, { subtree: true, childList: true, attributeFilter: ["allow", "src"] });
    visit(tree);
  }

  /** Parses markup that contains an iframe, before its insertion. */
  function parse(markup: unknown): DocumentFragment | undefined {
    if (!/<iframe/i.test(String(markup))) return undefined;
    const template = host.ownerDocument.createElement("template");
    // Not converted to a string: under Trusted Types, the page only accepts the original object.
    template.innerHTML = markup as string;
    return template.content;
  }

  const revisit: Interceptor = (frame, _, call) => {
    call();
    if (!isOver && isFrame(frame)) onIframe(frame);
  };
  const ofFrames: PropertyDescriptorMap = {
    allow: accessor("allow", revisit),
    setAttribute: method("setAttribute", revisit),
    removeAttribute: method("removeAttribute", revisit),
  };

  const ofNodes: PropertyDescriptorMap = {
    innerHTML: accessor("innerHTML", (node, [markup], call) => {
      const content = parse(markup);
      if (content) return node.replaceChildren(content);
      call();
      visit(node);
    }),
    insertAdjacentHTML: method("insertAdjacentHTML", (node, [place, markup], call) => {
      const insert = PLACES[String(place).toLowerCase()];
      const content = insert && parse(markup);
      if (content) return node[insert](content);
      call();
      visit(host);
    }),
    attachShadow: method("attachShadow", (_, __, call) => {
      const root = call() as ShadowRoot;
      if (!isOver) visitTree(root);
      return root;
    }),
  };
  for (const name of INSERTIONS)
    ofNodes[name] = method(name, (_, given, call) => {
      given.forEach(visit);
      return call();
    });

  visitTree(host);
  return function stop() {
    isOver = true;
    observer.disconnect();
    for (const name in ofNodes) Reflect.deleteProperty(host, name);
  };
}

/** Replaces a method, or the setter of an attribute; `call` runs the browser's own. */
type Interceptor = (node: Element, given: unknown[], call: () => unknown) => unknown;

/** Overrides the members that a node has, and adds none. */
function override(node: Node, ways: PropertyDescriptorMap) {
  for (const name in ways) if (name in node) Object.defineProperty(node, name, ways[name] ?? {});
}

function method(name: string, intercept: Interceptor): PropertyDescriptor {
  return {
    configurable: true,
    writable: true,
    value(this: Element, ...given: unknown[]) {
      return intercept(this, given, () =>
        Reflect.get(Object.getPrototypeOf(this), name, this).apply(this, given),
      );
    },
  };
}

function accessor(name: string, intercept: Interceptor): PropertyDescriptor {
  return {
    configurable: true,
    get(this: Element) {
      return Reflect.get(Object.getPrototypeOf(this), name, this);
    },
    set(this: Element, value: unknown) {
      intercept(this, [value], () => Reflect.set(Object.getPrototypeOf(this), name, value, this));
    },
  };
}

// No `instanceof`: `host` may be in another window than this script.
function isNode(thing: unknown): thing is Node {
  return typeof thing === "object" && thing !== null && "nodeType" in thing;
}

function isFrame(node: Node): node is HTMLIFrameElement {
  return "localName" in node && node.localName === "iframe";
}
