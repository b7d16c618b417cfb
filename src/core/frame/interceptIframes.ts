/** The methods that put nodes into a page. */
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

/** Which of them does what `insertAdjacentHTML` does. */
const PLACES: Record<string, "before" | "prepend" | "append" | "after"> = {
  beforebegin: "before",
  afterbegin: "prepend",
  beforeend: "append",
  afterend: "after",
};

/**
 * Meets each iframe that a script brings into `host`, before it stands there, and again whenever its
 * `allow` or its address is set. Chromium settles what a frame may do when it begins to load, and it
 * begins inside of the very call that inserts it: a mutation that is observed comes too late.
 *
 * So the nodes in `host` get these methods as their own, each new one before it comes in. What is
 * outside of `host` stays as it is, and so do the prototypes.
 *
 * @returns how to stop
 */
export function interceptIframes(
  host: HTMLElement,
  meet: (frame: HTMLIFrameElement) => void,
): () => void {
  let isOver = false;
  const known = new WeakSet<Node>();

  function visit(root: unknown) {
    if (isOver || !isNode(root)) return;
    const walker = document.createTreeWalker(root);
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      if (!known.has(node)) override(node, isFrame(node) ? { ...ofNodes, ...ofFrames } : ofNodes);
      known.add(node);
      if (isFrame(node)) meet(node);
      if ("shadowRoot" in node && node.shadowRoot) visitTree(node.shadowRoot as Node);
    }
  }

  /** What came in by any other way is met late: it counts from the frame's next page on. */
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records)
      if (type === "childList") addedNodes.forEach(visit);
      else visit(target);
  });

  function visitTree(tree: Node) {
    observer.observe(tree, { subtree: true, childList: true, attributeFilter: ["allow", "src"] });
    visit(tree);
  }

  /** What becomes of markup with a frame in it, before it stands in the page. */
  function parse(markup: unknown): DocumentFragment | undefined {
    if (!/<iframe/i.test(String(markup))) return undefined;
    const template = host.ownerDocument.createElement("template");
    // As it came: a page with Trusted Types refuses a copy of it.
    template.innerHTML = markup as string;
    return template.content;
  }

  const meetAgain: Interceptor = (frame, _, call) => {
    call();
    if (!isOver && isFrame(frame)) meet(frame);
  };
  const ofFrames: PropertyDescriptorMap = {
    allow: accessor("allow", meetAgain),
    setAttribute: method("setAttribute", meetAgain),
    removeAttribute: method("removeAttribute", meetAgain),
  };

  const ofNodes: PropertyDescriptorMap = {
    innerHTML: accessor("innerHTML", (node, [markup], call) => {
      const content = parse(markup);
      if (content) return node.replaceChildren(content);
      call();
      visit(node);
    }),
    insertAdjacentHTML: method("insertAdjacentHTML", (node, [place, markup], call) => {
      const way = PLACES[String(place).toLowerCase()];
      const content = way && parse(markup);
      if (content) return node[way](content);
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

/** What is done instead of a method, or of setting an attribute; `call` does what the browser would. */
type Interceptor = (node: Element, given: unknown[], call: () => unknown) => unknown;

/** Gives a node its own ways to do what it can do; what it cannot, it still cannot. */
function override(node: Node, ways: PropertyDescriptorMap) {
  for (const name in ways) if (name in node) Object.defineProperty(node, name, ways[name] ?? {});
}

function method(name: string, way: Interceptor): PropertyDescriptor {
  return {
    configurable: true,
    writable: true,
    value(this: Element, ...given: unknown[]) {
      return way(this, given, () =>
        Reflect.get(Object.getPrototypeOf(this), name, this).apply(this, given),
      );
    },
  };
}

function accessor(name: string, way: Interceptor): PropertyDescriptor {
  return {
    configurable: true,
    get(this: Element) {
      return Reflect.get(Object.getPrototypeOf(this), name, this);
    },
    set(this: Element, value: unknown) {
      way(this, [value], () => Reflect.set(Object.getPrototypeOf(this), name, value, this));
    },
  };
}

// Of whatever window: a host may stand in another one than this script.
function isNode(thing: unknown): thing is Node {
  return typeof thing === "object" && thing !== null && "nodeType" in thing;
}

function isFrame(node: Node): node is HTMLIFrameElement {
  return "localName" in node && node.localName === "iframe";
}
