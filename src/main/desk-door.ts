import type { RequestListener } from "node:http";

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>The desk · Dateline</title></head><body><main><h1>The desk is being built</h1><p>Until it opens, every verb of the newsroom is on the command line:</p><pre>dateline story --help
dateline story publish CODE
dateline story correct CODE --note "what was wrong"</pre><p><a href="/">To the paper</a></p></main></body></html>`;

/** Holds the desk's address until the desk is there, and says how to work meanwhile. */
export const deskDoor =
  (headers: readonly string[]): RequestListener =>
  (_request, response) => {
    response.writeHead(200, [
      ...headers,
      ...["Content-Type", "text/html; charset=utf-8", "Content-Length", String(Buffer.byteLength(page))],
      ...["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'", "Cache-Control", "no-store"],
    ]);
    response.end(page);
  };
