import { gzipSync } from "node:zlib";

/**
 * Weighs the scripts that a browser loads before the page's code runs: those that the HTML names, and their
 * static imports. What the code imports later doesn't count.
 *
 * @param {string} url of the page
 * @returns {Promise<number>} bytes, each script compressed on its own as servers do
 */
export async function weighScripts(url) {
  const html = await load(url);
  const names = findImportMap(html);
  /** @param {string} path @param {string} importer */
  const resolve = (path, importer) => new URL(names[path] ?? path, importer).href;
  /** @param {string} path without an import map's bare names, which could be anything in minified code */
  const isScript = (path) => /^[./]/.test(names[path] ?? path);

  const scripts = new Set(
    [...findScripts(html), ...findImports(html).filter(isScript)].map((path) => resolve(path, url)),
  );
  let bytes = 0;
  for (const script of scripts) {
    const code = await load(script);
    bytes += gzipSync(code, { level: 9 }).length;
    for (const path of findImports(code).filter(isScript)) scripts.add(resolve(path, script));
  }
  if (bytes === 0) throw new Error(`${url} names no script.`);
  return bytes;
}

/** @param {string} url */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}

/** @param {string} html without what only browsers without modules load */
function findScripts(html) {
  const tags = html.match(/<script\b[^>]*>|<link\b[^>]*\bmodulepreload\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\b(?:src|href)=["']?([^"'\s>]+)/.exec(tag)?.[1] ?? []);
}

/** @param {string} code */
function findImports(code) {
  return Array.from(
    code.matchAll(/\b(?:from|import)\s*["']([^"']+)["']/g),
    ([, path = ""]) => path,
  );
}

/**
 * @param {string} html
 * @returns {Record<string, string>}
 */
function findImportMap(html) {
  const [, json] = /<script type="importmap">(.*?)<\/script>/s.exec(html) ?? [];
  return json === undefined ? {} : JSON.parse(json).imports;
}
