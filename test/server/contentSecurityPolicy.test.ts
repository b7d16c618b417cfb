import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, permissionsPolicy, proof } from "../../src/server.ts";
import type { VendorPage } from "../../src/server.ts";

const NONCE = "q83vEjRWeJq83vEjRWeJqg==";
const options = { baseUrl: "https://api.example.com", clientToken: "client-token-5f2c" };

const page = (some: Partial<VendorPage> = {}) => ({
  page: { scripts: [], frames: [], permissions: [], ...some },
});

describe("Content-Security-Policy", () => {
  test("with a nonce", () => {
    expect(contentSecurityPolicy([proof(options)], { nonce: NONCE })).toBe(
      "script-src 'nonce-q83vEjRWeJq83vEjRWeJqg==' 'strict-dynamic' https://widget.proof.community; " +
        "style-src 'nonce-q83vEjRWeJq83vEjRWeJqg=='; " +
        "frame-src https://widget.proof.community; " +
        "connect-src 'self'; " +
        "require-trusted-types-for 'script'; trusted-types ramp-widget",
    );
  });

  test("without a nonce", () => {
    expect(contentSecurityPolicy([proof(options)])).toBe(
      "script-src 'self' https://widget.proof.community; " +
        "style-src 'self'; " +
        "frame-src https://widget.proof.community; " +
        "connect-src 'self'; " +
        "require-trusted-types-for 'script'; trusted-types ramp-widget",
    );
  });

  test("with origins of one's own", () => {
    const sandboxed = proof({
      ...options,
      scriptOrigins: ["http://localhost:5175"],
      frameOrigins: ["http://127.0.0.1:5175", "http://[::1]:5175"],
    });
    expect(contentSecurityPolicy([sandboxed])).toContain(
      "script-src 'self' http://localhost:5175; ",
    );
    expect(contentSecurityPolicy([sandboxed])).toContain(
      "frame-src http://127.0.0.1:5175 http://[::1]:5175; ",
    );
  });

  test("of several vendors names each origin once", () => {
    const other = page({
      scripts: ["https://widget.proof.community", "https://cdn.example.com"],
      frames: ["https://pay.example.com:8443"],
    });
    const policy = contentSecurityPolicy([proof(options), other, {}]);
    expect(policy).toContain(
      "script-src 'self' https://widget.proof.community https://cdn.example.com; ",
    );
    expect(policy).toContain(
      "frame-src https://widget.proof.community https://pay.example.com:8443; ",
    );
  });

  test("of a vendor that draws its own page allows no frame", () => {
    expect(contentSecurityPolicy([{}])).toContain(
      "script-src 'self'; style-src 'self'; frame-src 'none'; ",
    );
  });

  test.each([
    "",
    " ",
    "abc'; script-src *",
    "abc\r\nSet-Cookie: a=b",
    "abc\n",
    "a b",
    "a,b",
    "\u00e4",
    "=abc",
  ])("takes no nonce %j", (nonce) => {
    expect(() => contentSecurityPolicy([proof(options)], { nonce })).toThrow(
      /^contentSecurityPolicy\(\) got a `nonce`/,
    );
  });
});

describe("Permissions-Policy", () => {
  test("lets Proof's frame use the camera and the rest", () => {
    expect(permissionsPolicy([proof(options)])).toBe(
      'camera=(self "https://widget.proof.community"), ' +
        'microphone=(self "https://widget.proof.community"), ' +
        'payment=(self "https://widget.proof.community"), ' +
        'clipboard-write=(self "https://widget.proof.community"), ' +
        'fullscreen=(self "https://widget.proof.community")',
    );
  });

  test("gives each vendor only what it asks for", () => {
    const one = page({ frames: ["https://one.example"], permissions: ["camera", "payment"] });
    const two = page({ frames: ["https://two.example"], permissions: ["camera"] });
    expect(permissionsPolicy([one, two])).toBe(
      'camera=(self "https://one.example" "https://two.example"), payment=(self "https://one.example")',
    );
  });

  test.each(["camera=*", "", "Camera", "camera\n", "camera, geolocation"])(
    "takes no permission %j",
    (permission) => {
      expect(() => permissionsPolicy([page({ permissions: [permission] })])).toThrow(
        /for a permission, which no browser knows/,
      );
    },
  );
});

describe.each([
  ["contentSecurityPolicy", contentSecurityPolicy],
  ["permissionsPolicy", permissionsPolicy],
])("%s", (name, print) => {
  test("refuses to speak for no vendor", () => {
    expect(() => print([])).toThrow(`${name}() got no vendor`);
  });

  test.each([
    "",
    "*",
    "https:",
    "https://",
    "widget.example.com",
    "http://widget.example.com",
    "http://localhost.evil.example",
    "https://*.example.com",
    "https://widget.example.com/",
    "https://widget.example.com/path",
    "https://Widget.example.com",
    "https://widget.example.com:443",
    "https://user@widget.example.com",
    "https://a.example; script-src *",
    "https://a.example;script-src",
    "https://a.example,b",
    "https://a.example'unsafe-inline'",
    'https://a.example"',
    "https://a.example\r\nX-Evil: 1",
    "https://a.example\n",
    "https://\u00e4.example",
    "data:text/html,x",
    "'unsafe-eval'",
  ])("takes no origin %j", (origin) => {
    expect(() => print([page({ frames: [origin] })])).toThrow(/for an origin/);
    expect(() => print([page({ scripts: [origin] })])).toThrow(/for an origin/);
  });
});
