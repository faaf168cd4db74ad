import { rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { copyPath } from "../api/copy/copy-path.js";
import type { Upgrade } from "./late-door.js";

/** Milliseconds a reader may take over a request's headers, over all of it, and be silent between two. */
const limits = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 };
/** How long answers in hand may take once we are told to stop. */
const lastAnswers = 10_000;

/** An address and port, or a socket of this machine's own file system. */
export type ListenAt = { readonly host: string; readonly port: number } | { readonly path: string };

export interface Listening {
  readonly address: string;
  readonly port: number;
  /** Takes no new requests, finishes what it answers, then returns. */
  stop(): Promise<void>;
}

export async function listen(listener: RequestListener, at: ListenAt, upgrade: Upgrade): Promise<Listening> {
  const server = createServer({ ...limits, requireHostHeader: true }, listener);
  // Only the desk's copies speak another protocol; a request to change it anywhere else is none.
  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] === copyPath) upgrade(request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject("path" in at ? error : inWords(error, at)));
    // A socket of the file system is this process's own also where readers share a port.
    if ("path" in at) {
      // One that was killed leaves its socket behind, to which nobody listens any more.
      rmSync(at.path, { force: true });
      server.listen({ path: at.path, exclusive: true }, resolve);
    } else server.listen(at.port, at.host, resolve);
  });
  if ("path" in at) return { address: at.path, port: 0, stop: () => stop(server) };
  const { address, port } = server.address() as AddressInfo;
  return { address, port, stop: () => stop(server) };
}

/** A port nobody listens on at an address. */
export async function freePort(host: string): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, host, resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** What keeps us from listening, and what to do about it. */
function inWords(
  error: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): Error {
  const words: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken: another program listens there, perhaps another Dateline. Stop it, or give another port with --port.`,
    EACCES: `Port ${port} may not be used by this user: give one above 1023 with --port, and put a proxy in front.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: give one it has with --host.`,
  };
  return new Error(words[error.code ?? ""] ?? error.message, { cause: error });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), lastAnswers);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
