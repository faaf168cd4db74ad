import { readFileSync } from "node:fs";
import { createServer } from "node:http";

// The least a Node server can do: the same bytes to whoever asks. What Dateline's cache is held against. The headers are
// those it is given, flat, or the four without which the bytes cannot be read.
const body = readFileSync(process.argv[2] ?? "");
const given = process.argv[3];
const headers =
  given === undefined
    ? [
        ...["Content-Type", "text/html; charset=utf-8", "Content-Encoding", "br"],
        ...["Content-Length", String(body.length), "ETag", '"bare"'],
      ]
    : (JSON.parse(given) as string[]);
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
