import { parseArgs } from "node:util";
import {
  createDoctorVendors,
  type DoctorEnvironment,
  type DoctorVendor,
} from "../../../vendors/doctorVendors.ts";

export const DOCTOR_USAGE = `Usage: ramp-widget doctor <url> [options]

Checks a running endpoint and its page from outside. <url> is the page with the widget, or the endpoint.

  --endpoint <url or path>    The endpoint, if it isn't <url> and isn't at /api/ramp
  --cookie <value>            Cookie of a signed-in user, for the signed-in checks
  --header "Name: value"      Header of a signed-in user; may be repeated
  --vendors <names>           The page's vendors, comma-separated: %VENDORS% (default: %DEFAULT%)
  --environment <name>        production, staging or sandbox (default: production)
  --transaction <id>          A transaction of the signed-in user, to check its event stream
  --vendor <name>             The transaction's vendor (default: the endpoint's first)
  --json                      Prints the findings as JSON

It opens no session and changes nothing. Exit code: 0 without problems, 1 with problems,
2 if the arguments are wrong or <url> can't be reached.`;

/** What to check. */
export interface DoctorArgs {
  url: URL;
  endpoint: URL | undefined;
  /** `Cookie` and other headers of a signed-in user; empty without one. */
  credentials: Headers;
  vendors: DoctorVendor[];
  allVendors: DoctorVendor[];
  transaction: { id: string; vendor: string | undefined } | undefined;
  isJson: boolean;
}

const OPTIONS = {
  endpoint: { type: "string" },
  cookie: { type: "string" },
  header: { type: "string", multiple: true },
  vendors: { type: "string" },
  environment: { type: "string" },
  transaction: { type: "string" },
  vendor: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
} as const;

/**
 * @returns nothing if `--help` was given
 * @throws {TypeError} if an argument is wrong, without its value
 */
export function parseDoctorArgs(args: string[]): DoctorArgs | undefined {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) return undefined;
  const [address, ...others] = positionals;
  if (address === undefined) throw new TypeError("Say which page or endpoint to check.");
  if (others.length > 0)
    throw new TypeError("There is more than one URL. Put values with spaces in quotes.");
  const url = parseUrl("<url>", address);
  const environment = parseEnvironment(values.environment);
  const allVendors = createDoctorVendors(environment);
  const credentials = parseCredentials(values.cookie, values.header ?? []);
  const { transaction: id, vendor } = values;
  if (id !== undefined && !/^(?!\.+$)[\w.-]{1,255}$/.test(id))
    throw new TypeError("`--transaction` is not a transaction's id.");
  if (id !== undefined && [...credentials].length === 0)
    throw new TypeError("`--transaction` needs its user: pass `--cookie` or `--header` as well.");
  if (id === undefined && vendor !== undefined)
    throw new TypeError("`--vendor` belongs to `--transaction`. Did you mean `--vendors`?");
  return {
    url,
    endpoint:
      values.endpoint === undefined ? undefined : parseUrl("--endpoint", values.endpoint, url),
    credentials,
    vendors: pickVendors(values.vendors, allVendors),
    allVendors,
    transaction: id === undefined ? undefined : { id, vendor },
    isJson: values.json ?? false,
  };
}

/** Fills in the vendors' names. */
export function getDoctorUsage(): string {
  const names = createDoctorVendors("production").map(({ name }) => name);
  return DOCTOR_USAGE.replace("%VENDORS%", names.join(", ")).replace("%DEFAULT%", names[0] ?? "");
}

function parseUrl(what: string, text: string, base?: URL): URL {
  const isAbsolute = /^https?:\/\//i.test(text);
  if (!URL.canParse(text, base) || !(isAbsolute || (base && text.startsWith("/"))))
    throw new TypeError(
      `\`${what}\` is not an http: or https: URL${base ? " or a path that begins with /" : ""}.`,
    );
  const url = new URL(text, base);
  if (url.username !== "" || url.password !== "")
    throw new TypeError(
      `\`${what}\` contains a password. Pass it with \`--header "Authorization: …"\` instead.`,
    );
  url.hash = "";
  return url;
}

function parseEnvironment(name = "production"): DoctorEnvironment {
  if (name === "production" || name === "staging" || name === "sandbox") return name;
  throw new TypeError("`--environment` is production, staging or sandbox.");
}

/** `Headers` quotes invalid values in its errors. */
function parseCredentials(cookie: string | undefined, lines: readonly string[]): Headers {
  const headers = new Headers();
  const given = cookie === undefined ? lines : [`Cookie: ${cookie}`, ...lines];
  for (const line of given) {
    const [, name, value] =
      /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\x20-\x7e\x80-\xff]+)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new TypeError(
        'A `--cookie` or `--header` can\'t be sent. Write it like `--cookie "sid=…"` or `--header "Authorization: Bearer …"`.',
      );
    headers.append(name, value);
  }
  return headers;
}

function pickVendors(list: string | undefined, all: DoctorVendor[]): DoctorVendor[] {
  if (list === undefined) return all.slice(0, 1);
  return list.split(",").map((part) => {
    const vendor = all.find(({ name }) => name === part.trim());
    if (vendor) return vendor;
    const names = all.map(({ name }) => name).join(", ");
    throw new TypeError(`\`--vendors\` has a name that is none of: ${names}.`);
  });
}
