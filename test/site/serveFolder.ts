import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { createRequestListener } from "@remix-run/node-fetch-server";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".md": "text/markdown",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".woff2": "font/woff2",
};

function respond(extension: string, body: string | Uint8Array<ArrayBuffer>): Response {
  const type = TYPES[extension] ?? "application/octet-stream";
  return new Response(body, { headers: { "content-type": `${type}; charset=utf-8` } });
}

export interface ServedFolder {
  url: string;
  close: () => void;
}

/**
 * Serves files as the simplest host does: no redirects, no missing extensions.
 *
 * @param isBlank whether a path gets an empty page instead of its file
 */
export async function serveFolder(
  folder: string,
  isBlank: (path: string) => boolean = () => false,
): Promise<ServedFolder> {
  async function answer(pathname: string): Promise<Response> {
    if (isBlank(pathname)) return respond(".html", "<!doctype html><title>Blank</title>");
    const path = normalize(decodeURIComponent(pathname.replace(/\/$/, "/index.html")));
    try {
      return respond(extname(path), await readFile(join(folder, path)));
    } catch {
      return new Response(undefined, { status: 404 });
    }
  }
  const server = createServer(
    createRequestListener((request) => answer(new URL(request.url).pathname)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
