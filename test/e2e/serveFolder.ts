import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import process from "node:process";

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
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = normalize(
      decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname),
    );
    if (isBlank(pathname)) {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>Blank</title>");
      return;
    }
    readFile(join(folder, path))
      .then(
        (body) => {
          response.setHeader(
            "content-type",
            `${TYPES[extname(path)] ?? "application/octet-stream"}; charset=utf-8`,
          );
          response.end(body);
        },
        () => {
          response.statusCode = 404;
          response.end();
        },
      )
      .catch((error: unknown) => process.emitWarning(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
