import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { grantPermissions } from "../../src/core/frame/grantPermissions.ts";
import { mountFrame } from "../../src/core/frame/mountFrame.ts";
import type { RampSession } from "../../src/core/publicTypes.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";

const ALL = ["camera", "microphone", "payment", "clipboard-write", "fullscreen"];

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => { createHTML: (html: string) => string };
}

/** Where pages say what they may do: a server of another origin, and of another site. */
let origin: string;
let host: HTMLElement;
let stop: (() => void) | undefined;

beforeAll(async () => {
  ({ origin } = await (await fetch("/test-servers/permissions/origin")).json());
});

beforeEach(() => {
  host = document.createElement("div");
  document.body.append(host);
  forget();
});

/** As on a page that was loaded anew: nobody was warned. */
function forget() {
  clearPageGlobal("warned");
}

afterEach(() => {
  stop?.();
  stop = undefined;
  host.remove();
});

function iframe(attributes: Record<string, string> = {}): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  return frame;
}

/** Has a page of the other origin opened, and asked inside of it what it may use. */
async function askInside(open: (url: string) => unknown, page: Window = window): Promise<string[]> {
  const id = crypto.randomUUID();
  const answer = new Promise<string[]>((resolve) =>
    page.addEventListener("message", function hear({ data, origin: sender }: MessageEvent) {
      if (sender !== origin || data.id !== id) return;
      page.removeEventListener("message", hear);
      resolve(data.allowed);
    }),
  );
  await open(`${origin}/?${new URLSearchParams({ id, features: ALL.join(" ") })}`);
  return answer;
}

/** A page of the partner's own, with headers that the test's page does not have. */
async function openPage(headers: Record<string, string>) {
  const page = iframe({ src: `/test-servers/permissions/page?${new URLSearchParams(headers)}` });
  const loaded = new Promise((resolve) => page.addEventListener("load", resolve));
  document.body.append(page);
  await loaded;
  const { contentDocument: inside } = page;
  if (!inside) throw new Error("the partner's page did not load");
  return { page, inside };
}

/** What a script does, and how it does it. */
const ways: Record<string, (url: string) => unknown> = {
  "with its address, by appendChild": (src) => host.appendChild(iframe({ src })),
  "with its address, by append and beside text": (src) => host.append("Loading", iframe({ src })),
  "and gets its address then"(src) {
    const frame = iframe();
    host.append(frame);
    frame.src = src;
  },
  "and gets its own allow and its address then"(src) {
    const frame = iframe();
    host.append(frame);
    frame.allow = "camera";
    frame.setAttribute("allow", "camera; autoplay");
    frame.src = src;
  },
  "deep inside of a fragment"(src) {
    const fragment = document.createDocumentFragment();
    const [outer, inner] = [document.createElement("div"), document.createElement("p")];
    fragment.append(outer);
    outer.append(inner);
    inner.append(iframe({ src }));
    host.append(fragment);
  },
  "in an element that came before it, after a while": async (src) => {
    const element = document.createElement("div");
    host.append(element);
    await fetch("/test-servers/permissions/page");
    element.insertBefore(iframe({ src }), null);
  },
  "in an element that markup made"(src) {
    host.innerHTML = "<div><p id=place></p></div>";
    host.querySelector("#place")?.prepend(iframe({ src }));
  },
  "in an element that adjacent markup made"(src) {
    host.insertAdjacentHTML("afterbegin", "<p id=place></p>");
    host.querySelector("#place")?.insertAdjacentElement("beforeend", iframe({ src }));
  },
  "in place of a comment"(src) {
    const comment = document.createComment("place");
    host.append(comment);
    comment.replaceWith(iframe({ src }));
  },
  "in place of everything": (src) => host.replaceChildren(iframe({ src })),
  "as markup"(src) {
    host.innerHTML = `<section><iframe src="${src.replaceAll("&", "&amp;")}"></iframe></section>`;
  },
  "as adjacent markup": (src) =>
    host.insertAdjacentHTML("beforeend", `<iframe src="${src.replaceAll("&", "&amp;")}"></iframe>`),
  "in a shadow tree that came with its element"(src) {
    const element = document.createElement("div");
    const tree = element.attachShadow({ mode: "open" });
    tree.append(document.createElement("div"));
    host.append(element);
    tree.querySelector("div")?.append(iframe({ src }));
  },
  "in a closed shadow tree that came later"(src) {
    const element = document.createElement("div");
    host.append(element);
    element.attachShadow({ mode: "closed" }).append(iframe({ src }));
  },
};

describe("the page in a frame may use all five, asked inside of it, where the frame came in", () => {
  test.each(Object.entries(ways))("%s", async (_, open) => {
    stop = grantPermissions(host);
    expect(await askInside(open)).toEqual(ALL);
  });
});

test("without the grant it may use none of them", async () => {
  expect(await askInside((src) => host.append(iframe({ src })))).toEqual([]);
});

test("what a script refuses to its own frame stays refused inside of it", async () => {
  stop = grantPermissions(host);
  const allow = "camera 'none'; payment https://elsewhere.example";
  expect(await askInside((src) => host.append(iframe({ src, allow })))).toEqual([
    "microphone",
    "clipboard-write",
    "fullscreen",
  ]);
});

describe("the frame's allow", () => {
  test.each([
    [{}, "camera; microphone; payment; clipboard-write; fullscreen"],
    [{ allow: " ; " }, "camera; microphone; payment; clipboard-write; fullscreen"],
    [
      { allow: "camera 'none';microphone *; autoplay;" },
      "camera 'none';microphone *; autoplay; payment; clipboard-write; fullscreen",
    ],
    [
      { allow: "camera\thttps://a.example https://b.example" },
      "camera\thttps://a.example https://b.example; microphone; payment; clipboard-write; fullscreen",
    ],
    // Of other origins as well, which `fullscreen` in `allow` would take from it.
    [{ allowfullscreen: "" }, "camera; microphone; payment; clipboard-write"],
    [{ allow: "xr; payment-handler" }, `xr; payment-handler; ${ALL.join("; ")}`],
    [
      { allow: "fullscreen;clipboard-write;payment;microphone;camera" },
      "fullscreen;clipboard-write;payment;microphone;camera",
    ],
  ])("of %j gets what it does not name, and nothing twice", (attributes, wanted) => {
    stop = grantPermissions(host);
    const frame = iframe(attributes);
    host.append(frame);
    host.append(frame);
    expect(frame.getAttribute("allow")).toBe(wanted);
  });

  test("is completed again when the script sets or removes it, by whatever way", async () => {
    stop = grantPermissions(host);
    const frame = iframe();
    host.append(frame);
    frame.allow = "camera 'none'";
    expect(frame.allow).toBe(`camera 'none'; ${ALL.slice(1).join("; ")}`);
    frame.removeAttribute("allow");
    expect(frame.allow).toBe(ALL.join("; "));
    // The insertion is observed by then, and what follows stands alone.
    await Promise.resolve();
    const attribute = document.createAttribute("allow");
    attribute.value = "payment *";
    frame.setAttributeNode(attribute);
    await expect
      .poll(() => frame.allow)
      .toBe("payment *; camera; microphone; clipboard-write; fullscreen");
  });

  test("is left to a script that insists, and the page does not hang", async () => {
    stop = grantPermissions(host);
    const frame = iframe({ allow: "camera" });
    let insisted = 0;
    const insisting = new MutationObserver(() => {
      // Where this never ended, the page would hang, and no test could say so.
      if (frame.allow === "camera" || insisted === 1000) return;
      insisted += 1;
      frame.allow = "camera";
    });
    insisting.observe(frame, { attributes: true });
    host.append(frame);
    await expect.poll(() => frame.allow).toBe("camera");
    expect(insisted).toBeLessThan(100);
    insisting.disconnect();
  });
});

test("a frame that came in by no known way has them from its next page on", async () => {
  stop = grantPermissions(host);
  let frame = iframe();
  const insert = (src: string) => {
    frame = iframe({ src });
    const range = document.createRange();
    range.setStart(host, 0);
    range.insertNode(frame);
  };
  expect(await askInside(insert)).toEqual([]);
  expect(await askInside((src) => (frame.src = src))).toEqual(ALL);
});

test("what is not in the host, and what comes after the end, is as the browser made it", () => {
  stop = grantPermissions(host);
  const [element, inside, outside, late] = [
    document.createElement("p"),
    iframe(),
    iframe(),
    iframe(),
  ];
  host.append(element);
  element.append(inside);
  document.body.append(outside);
  stop();
  element.append(late);
  inside.allow = "camera";
  host.innerHTML += "<iframe></iframe>";
  outside.remove();
  expect(inside.allow).toBe("camera");
  expect([outside.allow, late.allow, host.lastElementChild?.getAttribute("allow")]).toEqual([
    "",
    "",
    null,
  ]);
  expect(Object.getOwnPropertyNames(host)).toEqual([]);
});

test("the host does what it always did, and answers as it always did", () => {
  const plain = document.createElement("div");
  const answers = [plain, host].map((element) => {
    if (element === host) stop = grantPermissions(host);
    const child = document.createElement("b");
    const answer: unknown[] = [element.appendChild(child) === child, element.append("text")];
    element.innerHTML += "<style>a > b { color: red }</style><i>one</i>";
    answer.push(element.insertAdjacentHTML("beforeend", "<u>&lt;iframe</u>"));
    answer.push(element.insertAdjacentElement("afterbegin", child) === child);
    expect(() => element.insertBefore(child, document.body)).toThrow("insertBefore");
    expect(() => element.insertAdjacentHTML("nowhere" as InsertPosition, "<iframe>")).toThrow();
    const style = element.appendChild(document.createElement("style"));
    style.innerHTML = "a::after { content: '<b>' }";
    const text = [...element.childNodes].find((node) => node instanceof Text);
    answer.push(text && "append" in text, element.innerHTML);
    return answer;
  });
  expect(answers[1]).toEqual(answers[0]);
});

test("markup must be trusted where the page wants that, and is taken as it is", async () => {
  const policy = "require-trusted-types-for 'script'; trusted-types of-the-vendor";
  const { page, inside } = await openPage({ "content-security-policy": policy });
  stop = grantPermissions(inside.body);
  const markup = "<iframe></iframe>";
  expect(() => (inside.body.innerHTML = markup)).toThrow("TrustedHTML");
  const { trustedTypes } = inside.defaultView as unknown as Record<string, TrustedTypes>;
  const vendors = trustedTypes?.createPolicy("of-the-vendor", { createHTML: (html) => html });
  inside.body.innerHTML = vendors?.createHTML(markup) ?? "";
  expect(inside.querySelector("iframe")?.allow).toBe(ALL.join("; "));
  page.remove();
});

describe("openFrame", () => {
  const open = (script: object | undefined) => {
    const frames: HTMLIFrameElement[] = [];
    const session = {
      vendor: { name: "pretend" },
      script,
      open({ host }: { host: HTMLElement }) {
        frames.push(host.appendChild(iframe()));
        return () => {};
      },
    } as unknown as RampSession;
    const opening = { session, script: undefined, lang: undefined, theme: "light" } as const;
    const nothing = { messages: undefined, onOpened() {}, onMessage() {}, onFailure() {} };
    return { frames, ...mountFrame(host, { ...opening, ...nothing }) };
  };

  test("grants to what a vendor's script makes, until it closes", () => {
    const { frames, close } = open({ src: "https://vendor.example/w.js" });
    expect(frames[0]?.allow).toBe(ALL.join("; "));
    close();
    expect(host.childNodes.length).toBe(0);
    const late = iframe();
    host.append(late);
    expect(late.allow).toBe("");
  });

  test("leaves alone what a vendor's definition makes", () => {
    const { frames, close } = open(undefined);
    expect(frames[0]?.hasAttribute("allow")).toBe(false);
    close();
  });
});

describe("a developer whose page forbids it", () => {
  /** A page of the partner's with that policy, and a frame in it. */
  async function visit(
    policy: string,
    attributes: Record<string, string> = {},
    change = (_: Document) => {},
  ) {
    const { page, inside } = await openPage({ "permissions-policy": policy });
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    change(inside);
    stop = grantPermissions(inside.body);
    const allowed = await askInside(async (src) => {
      const frame = iframe(attributes);
      inside.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve));
      frame.src = src;
    }, inside.defaultView ?? window);
    const told = warn.mock.calls.map(String);
    warn.mockRestore();
    page.remove();
    return { allowed, told };
  }

  test("reads which header to send, and that header is enough", async () => {
    const { allowed, told } = await visit("camera=(), payment=(self), geolocation=()");
    expect(allowed).toEqual(["microphone", "clipboard-write", "fullscreen"]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`keeps camera, payment from the frame of ${origin}`);
    const header = /^Permissions-Policy: (.*)$/m.exec(told[0] ?? "")?.[1] ?? "";
    expect(header).toBe(`camera=(self "${origin}"), payment=(self "${origin}")`);
    forget();
    expect(await visit(header)).toEqual({ allowed: ALL, told: [] });
  });

  test("reads it once for each origin of frames", async () => {
    expect((await visit("camera=()")).told).toHaveLength(1);
    expect((await visit("camera=()")).told).toHaveLength(0);
  });

  test("is not told to take it from another vendor", async () => {
    const { told } = await visit('camera=(self "https://other.example")');
    expect(told.join()).toContain(
      `Permissions-Policy: camera=(self "https://other.example" "${origin}")`,
    );
  });

  test("is told nothing where the script refuses it, or nothing is forbidden", async () => {
    expect((await visit("camera=(), payment=*", { allow: "camera 'none'" })).told).toEqual([]);
    expect((await visit("geolocation=()")).told).toEqual([]);
  });

  test("is told nothing where the browser cannot be asked", async () => {
    const { allowed, told } = await visit("camera=()", {}, (page) =>
      Object.defineProperty(page, "featurePolicy", { value: undefined }),
    );
    expect([allowed, told]).toEqual([ALL.slice(1), []]);
  });
});
