/** One content security policy: sources by directive. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** Parses a `Content-Security-Policy` header; several headers are joined with commas. */
export function parseContentPolicies(header: string): ContentPolicy[] {
  return header
    .split(",")
    .map(parseContentPolicy)
    .filter((policy) => policy.size > 0);
}

/** Parses one policy. The first of two directives with the same name counts. */
export function parseContentPolicy(text: string): ContentPolicy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(";")) {
    const [name = "", ...sources] = part.trim().split(/\s+/);
    const key = name.toLowerCase();
    if (key !== "" && !policy.has(key)) policy.set(key, sources);
  }
  return policy;
}

/** What a browser uses if a directive is missing, in this order. */
const FALLBACKS: Partial<Record<string, readonly string[]>> = {
  "frame-src": ["frame-src", "child-src", "default-src"],
  "script-src": ["script-src-elem", "script-src", "default-src"],
  "style-src": ["style-src-elem", "style-src", "default-src"],
  "connect-src": ["connect-src", "default-src"],
};

/** Returns the sources that a policy allows for a directive; nothing if it restricts none. */
export function getSources(
  policy: ContentPolicy,
  directive: string,
): readonly string[] | undefined {
  const name = (FALLBACKS[directive] ?? [directive]).find((key) => policy.has(key));
  return name === undefined ? undefined : policy.get(name);
}

/** Whether a list of sources allows an origin. Paths in sources are ignored. */
export function allowsOrigin(sources: readonly string[], wanted: string, self: string): boolean {
  return sources.some((source) => matchesSource(source.toLowerCase(), new URL(wanted), self));
}

function matchesSource(source: string, wanted: URL, self: string): boolean {
  if (source === "*") return true;
  if (source === "'self'") return wanted.origin === self;
  if (/^[a-z][a-z\d+.-]*:$/.test(source)) return isScheme(source, wanted.protocol);
  const [, scheme, host = "", port] =
    /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^:/]+|\[[\da-f:]+\])(?::(\d+|\*))?(?:\/.*)?$/.exec(source) ??
    [];
  if (host === "") return false;
  if (!isScheme(scheme ?? new URL(self).protocol, wanted.protocol)) return false;
  const isHost = host.startsWith("*.")
    ? wanted.hostname.endsWith(host.slice(1))
    : wanted.hostname === host;
  const standard = wanted.protocol === "https:" ? "443" : "80";
  return isHost && (port === "*" || (port ?? standard) === (wanted.port || standard));
}

/** A source of `http:` also allows `https:`. */
function isScheme(allowed: string, wanted: string): boolean {
  return allowed === wanted || (allowed === "http:" && wanted === "https:");
}

/** Who may use a feature: everyone, or `self` and a list of origins. */
export type Allowlist = "everyone" | readonly string[];

/** Parses a `Permissions-Policy` header: the allowlist of each feature that it names. */
export function parsePermissionsPolicy(header: string): Map<string, Allowlist> {
  const found = header.matchAll(/([a-z][a-z-]*)\s*=\s*(\*|\([^)]*\)|[^\s,]+)/g);
  return new Map(
    Array.from(found, ([, feature = "", value = ""]): [string, Allowlist] => {
      const words = value.replaceAll(/[()"]/g, " ").trim().split(/\s+/);
      return [feature, words.includes("*") ? "everyone" : words.filter((word) => word !== "")];
    }),
  );
}
