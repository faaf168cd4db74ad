import type { IncomingMessage, RequestListener } from "node:http";
import type { Duplex } from "node:stream";
import { answer } from "./front-door.js";

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** A door whose room is still being opened: who comes before it is open waits, and hears where it does not open. */
export const lateDoor = (opening: Promise<RequestListener>, headers: readonly string[]): RequestListener => {
  let open: RequestListener | null = null;
  opening.then(
    (door) => {
      open = door;
    },
    () => undefined,
  );
  return (request, response) => {
    if (open !== null) return open(request, response);
    opening.then(
      (door) => door(request, response),
      () => answer({ headers }, response, { status: 503, body: "The newsroom does not open.\n" }),
    );
  };
};

/** The same for connections that change to another protocol. */
export const lateUpgrade = (opening: Promise<Upgrade>): Upgrade => {
  opening.catch(() => undefined);
  return (request, socket, head) => {
    const end = (): void => void socket.destroy();
    // Nobody else hears yet of one who goes while waiting.
    socket.on("error", end);
    opening.then((upgrade) => {
      socket.off("error", end);
      if (!socket.destroyed) upgrade(request, socket, head);
    }, end);
  };
};
