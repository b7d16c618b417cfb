import { describe, expect, test } from "vitest";
import { examine, LOCAL } from "./examine.ts";
import { serveShop, SESSION, type Shop } from "./serveShop.ts";

interface Row {
  what: string;
  shop: Shop;
  args?: string[];
  problems?: string[];
  warnings?: string[];
}

const csp = (value: string): Shop => ({ headers: { "Content-Security-Policy": value } });
const PROOF = "https://widget.proof.community";
const ALL = ["--vendors", "proof, transak,bleepay"];

const policies: Row[] = [
  {
    what: "no policies at all",
    shop: { headers: { "Content-Security-Policy": undefined, "Permissions-Policy": undefined } },
  },
  {
    what: "frame-src without the vendor",
    shop: csp("frame-src 'self' https://other.example"),
    problems: ["csp-frame-src"],
  },
  { what: "frame-src with a wildcard", shop: csp("frame-src https://*.proof.community") },
  {
    what: "frame-src with the vendor's host alone",
    shop: csp("frame-src widget.proof.community"),
  },
  { what: "frame-src with any https: page", shop: csp("frame-src https:") },
  {
    what: "frame-src of another port",
    shop: csp(`frame-src ${PROOF}:8443`),
    problems: ["csp-frame-src"],
  },
  {
    what: "frame-src for one vendor of three",
    shop: {},
    args: ALL,
    problems: ["csp-frame-src"],
    warnings: [],
  },
  {
    what: "default-src alone",
    shop: csp("default-src 'self'"),
    problems: ["csp-frame-src", "csp-script-src"],
  },
  {
    what: "child-src in frame-src's place",
    shop: csp("child-src 'none'"),
    problems: ["csp-frame-src"],
  },
  {
    what: "a second header's policy",
    shop: csp(`frame-src ${PROOF}, frame-src 'none'`),
    problems: ["csp-frame-src"],
  },
  {
    what: "a policy in a <meta> element",
    shop: {
      head: `<meta content="frame-src &#39;none&#39;" http-equiv='Content-Security-Policy'>`,
    },
    problems: ["csp-frame-src"],
  },
  {
    what: "a policy in a comment",
    shop: {
      head: `<!-- <meta http-equiv="Content-Security-Policy" content="frame-src 'none'"> -->`,
    },
  },
  {
    what: "script-src without the vendor",
    shop: csp("script-src 'self'"),
    problems: ["csp-script-src"],
  },
  {
    what: "script-src-elem before script-src",
    shop: csp(`script-src ${PROOF}; script-src-elem 'self'`),
    problems: ["csp-script-src"],
  },
  {
    what: "script-src with strict-dynamic and a hash",
    shop: csp("script-src 'sha256-abc=' 'strict-dynamic'"),
  },
  {
    what: "style-src of another host",
    shop: csp("style-src https://cdn.example"),
    problems: ["csp-style-src"],
  },
  { what: "style-src with inline styles", shop: csp("style-src 'unsafe-inline'") },
  {
    what: "connect-src without the endpoint",
    shop: csp("connect-src https://api.example"),
    problems: ["csp-connect-src"],
  },
  {
    what: "Trusted Types without the widget's policy",
    shop: csp("require-trusted-types-for 'script'; trusted-types next"),
    problems: ["csp-trusted-types"],
  },
  {
    what: "a nonce that stays the same",
    shop: csp("script-src 'nonce-c3RhdGlj'"),
    warnings: ["csp-nonce"],
  },
  {
    what: "no camera for the vendor",
    shop: { headers: { "Permissions-Policy": "camera=(self), geolocation=()" } },
    problems: ["permissions-camera"],
  },
  {
    what: "no camera for the page",
    shop: { headers: { "Permissions-Policy": `camera=("${PROOF}")` } },
    problems: ["permissions-camera"],
  },
  { what: "the camera for everyone", shop: { headers: { "Permissions-Policy": "camera=*" } } },
  {
    what: "no payment and no clipboard",
    shop: { headers: { "Permissions-Policy": "payment=(), clipboard-write=self" } },
    warnings: ["permissions-payment", "permissions-clipboard-write"],
  },
  {
    what: "COOP same-origin",
    shop: { headers: { "Cross-Origin-Opener-Policy": 'same-origin; report-to="main"' } },
    warnings: ["coop"],
  },
  {
    what: "COOP same-origin-allow-popups",
    shop: { headers: { "Cross-Origin-Opener-Policy": "same-origin-allow-popups" } },
  },
  {
    what: "COEP require-corp",
    shop: { headers: { "Cross-Origin-Embedder-Policy": "require-corp" } },
    problems: ["coep"],
  },
  {
    what: "COEP require-corp without a vendor's frame",
    shop: { headers: { "Cross-Origin-Embedder-Policy": "require-corp" } },
    args: ["--vendors", "bleepay"],
  },
];

describe("the page's policies", () => {
  test.each(policies)("$what", async ({ shop, args, problems = [], warnings = [] }) => {
    const found = await examine(await serveShop(shop), args);
    // The camera for all vendors is missing in the headers for one, too.
    const of = (ids: string[]) => ids.filter((id) => args !== ALL || id.startsWith("csp-"));
    expect({ problems: of(found.problems), warnings: of(found.warnings) }).toEqual({
      problems,
      warnings,
    });
  });

  test("the sandbox's vendors are at another address", async () => {
    const url = await serveShop(csp("frame-src http://localhost:5175"));
    expect((await examine(url)).problems).toEqual(["csp-frame-src"]);
    expect((await examine(url, ["--environment", "sandbox"])).problems).not.toContain(
      "csp-frame-src",
    );
  });

  test("a cookie doesn't follow a redirect to another origin, whose page isn't checked", async () => {
    const cookies: (string | null)[] = [];
    const elsewhere = await serveShop({
      proxy: async (request) => {
        cookies.push(request.headers.get("cookie"));
        return new Response();
      },
    });
    const login = elsewhere.replace("/buy", "/api/ramp/login");
    const url = await serveShop({
      proxy: async (request, endpoint) =>
        request.url.endsWith("/page")
          ? new Response(null, { status: 302, headers: { Location: login } })
          : endpoint(request),
    });
    const args = ["--endpoint", "/api/ramp", "--cookie", `sid=${SESSION}`];
    const { findings } = await examine(url.replace("/buy", "/api/ramp/page"), args);
    expect(findings).toContainEqual(expect.objectContaining({ id: "csp", result: "not-checked" }));
    expect(cookies).toEqual([]);
  });

  test("an error page is named", async () => {
    const { warnings } = await examine((await serveShop()).replace("/buy", "/missing"));
    expect(warnings).toEqual(["page"]);
  });
});

const SECRET = "leaked-0f1e2d3c4b5a";

const bundles: (Row & { file?: string })[] = [
  {
    what: "the value of a local variable",
    shop: { scripts: { "/main.js": `fetch("/x",{headers:{a:"${LOCAL.PROOF_TOKEN}"}})` } },
    problems: ["bundle-variable"],
    file: "/main.js",
  },
  {
    what: "a public variable's value, which may be there",
    shop: { scripts: { "/main.js": `open("${LOCAL.PROOF_URL}")` } },
  },
  {
    what: "a server option with its value",
    shop: { scripts: { "/main.js": `transak({apiSecret:"${SECRET}"})` } },
    problems: ["bundle-option"],
    file: "/main.js",
  },
  {
    what: "a server option's name alone",
    shop: { scripts: { "/main.js": "check({clientToken:e,apiSecret:t.apiSecret})" } },
  },
  {
    what: "a value in a vendor's shape",
    shop: { scripts: { "/main.js": `const k="whsec_${SECRET}"` } },
    problems: ["bundle-secret"],
    file: "/main.js",
  },
  {
    what: "a secret in what a script imports",
    shop: {
      scripts: {
        "/part.js": 'export{a}from"./deep.js"',
        "/deep.js": `let a={clientSecret:'${SECRET}'}`,
      },
    },
    problems: ["bundle-option"],
    file: "/deep.js",
  },
  {
    what: "a secret in what a script imports later",
    shop: {
      scripts: {
        "/main.js": "button.onclick=()=>import(`./later.js`)",
        "/later.js": `let a={webhookSecret:"${SECRET}"}`,
      },
    },
    problems: ["bundle-option"],
    file: "/later.js",
  },
  {
    what: "a secret in a preloaded module",
    shop: {
      head: '<link rel="modulepreload" href="/pre.js">',
      scripts: { "/pre.js": `let a={clientToken:"${SECRET}"}` },
    },
    problems: ["bundle-option"],
    file: "/pre.js",
  },
  {
    what: "a secret in the page's own data",
    shop: { head: `<meta name="data" content='{"clientToken":"${SECRET}"}'>` },
    problems: ["bundle-option"],
    file: "/buy",
  },
  {
    what: "a secret in data inside of a string",
    shop: { head: `<script>self.push("{\\"clientToken\\":\\"${SECRET}\\"}")</script>` },
    problems: ["bundle-option"],
    file: "/buy",
  },
];

describe("the page's scripts", () => {
  test.each(bundles)("$what", async ({ shop, problems = [], file }) => {
    const found = await examine(await serveShop(shop));
    expect(found.problems).toEqual(problems);
    const text = JSON.stringify(found.findings);
    if (file !== undefined) expect(text).toContain(`${file} contains`);
    if (problems.includes("bundle-variable")) expect(text).toContain("PROOF_TOKEN");
    expect(text).not.toContain(SECRET);
  });

  test("scripts of other origins and missing ones are counted, not requested", async () => {
    const requested: string[] = [];
    const other = await serveShop({
      proxy: async (request) => {
        requested.push(request.url);
        return new Response();
      },
    });
    const src = other.replace("/buy", "/api/ramp/cdn.js");
    const url = await serveShop({
      head: `<script src="${src}"></script><script src="/missing.js"></script>`,
    });
    const { findings } = await examine(url);
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: "bundle-rest",
        result: "not-checked",
        what: expect.stringContaining(
          "of other origins: 1; failed, too large or too many: 1",
        ) as string,
      }),
    );
    expect(requested).toEqual([]);
  });
});
