import { SECRET_SHAPES } from "../../../../vendors/doctorVendors.ts";
import { reportNotChecked, reportOk, reportProblem, type Finding } from "../Finding.ts";
import type { BundleFile, Probe } from "../Probe.ts";
import { explainMissingPage } from "./explainMissingPage.ts";

/** Server options that hold secrets, followed by a literal that could be one. */
const SECRET_OPTION =
  /["']?\b(clientToken|clientSecret|apiSecret|webhookSecret|fallbackSecrets)\b\\?["']?\s*[:=]\s*\[?\s*\\?["'`][\w.+/=~:-]{8,}\\?["'`]/g;

const WHY = "Everyone who opens the page can read it, and use it in your name.";

/** No secret is in the page or its scripts. Reports names and files, never values. */
export function checkBundle({ page, localSecrets }: Probe): Finding[] {
  if (!("url" in page)) return [explainMissingPage("bundle", page)];
  const { files, otherOrigins, unread } = page.bundle;
  const findings = files.flatMap((file) => [
    ...findVariables(file, localSecrets),
    ...findOptions(file),
    ...findShapes(file),
  ]);
  if (findings.length === 0)
    findings.push(
      reportOk(
        "bundle",
        `No secret found (files read: ${files.length}; local variables compared: ${localSecrets.size}).`,
      ),
    );
  if (otherOrigins > 0 || unread > 0)
    findings.push(
      reportNotChecked("bundle-rest", {
        what: `Not all scripts were read (of other origins: ${otherOrigins}; failed, too large or too many: ${unread}).`,
        why: "A secret in one of them would go unnoticed.",
        fix: "Search your build's output for your secrets before you deploy it.",
      }),
    );
  return findings;
}

function findVariables(
  { path, text }: BundleFile,
  secrets: ReadonlyMap<string, string>,
): Finding[] {
  return [...secrets]
    .filter(([, value]) => isIn(text, value))
    .map(([name]) =>
      reportProblem("bundle-variable", {
        what: `${path} contains the value of ${name}.`,
        why: WHY,
        fix: "Replace the secret at the vendor, read it in server code only, and don't give it a public prefix such as NEXT_PUBLIC_ or VITE_.",
      }),
    );
}

/** As it is, or with the escapes of a string. */
function isIn(text: string, value: string): boolean {
  return text.includes(value) || text.includes(JSON.stringify(value).slice(1, -1));
}

function findOptions({ path, text }: BundleFile): Finding[] {
  const names = new Set(Array.from(text.matchAll(SECRET_OPTION), ([, name = ""]) => name));
  return [...names].map((name) =>
    reportProblem("bundle-option", {
      what: `${path} contains \`${name}\` with a value.`,
      why: WHY,
      fix: "Create the vendors of `rampEndpoint` in a file that only server code imports, and replace the secret at the vendor.",
    }),
  );
}

function findShapes({ path, text }: BundleFile): Finding[] {
  if (!SECRET_SHAPES.some((shape) => shape.test(text))) return [];
  return [
    reportProblem("bundle-secret", {
      what: `${path} contains a value that looks like a vendor's secret.`,
      why: WHY,
      fix: "Move it to your server's environment variables, and replace the secret at the vendor.",
    }),
  ];
}
