import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { openMailer } from "../../src/mail/open-mailer.js";
import { afterwards } from "../setup/places.js";

/** Speaks the mail server's part (RFC 5321): takes every letter but those to `full@…`. */
async function serve(socket: Socket, take: (letter: string) => void): Promise<void> {
  let letter: string | null = null;
  socket.write("220 mail.example\r\n");
  for await (const line of createInterface({ input: socket })) {
    if (letter === null) {
      if (line === "DATA") letter = "";
      socket.write(line === "DATA" ? "354 go on\r\n" : line.includes("full@") ? "552 no room\r\n" : "250 ok\r\n");
    } else if (line === ".") {
      take(letter);
      letter = null;
      socket.write("250 taken\r\n");
    } else letter += `${line}\n`;
  }
}

/** The words of a letter's body (RFC 2045, 6.7: quoted-printable). */
function wordsOf(letter: string): string {
  const body = letter.slice(letter.indexOf("\n\n")).replaceAll("=\n", "");
  const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString().trim();
}

test("a letter reaches the mail server whole, in every script, and one that is not taken fails", async () => {
  const { promise: arrived, resolve: take } = Promise.withResolvers<string>();
  const server = createServer((socket) => void serve(socket, take).catch(() => undefined)).listen(0, "127.0.0.1");
  await once(server, "listening");
  afterwards(async () => void server.close());
  const { port } = server.address() as AddressInfo;
  const mailer = openMailer({ smtp: `smtp://127.0.0.1:${port}`, from: "The Test <no-reply@news.example>" });
  const text = "این پیوند یک بار کار می‌کند:\nhttps://news.example/fa/reader/enter?key=abc";
  await mailer.send({ to: "ada@readers.example", subject: "پیوند ورود", text, language: "fa" });
  const letter = await arrived;
  expect(letter).toMatch(/^From: The Test <no-reply@news\.example>$/m);
  expect(letter).toMatch(/^To: <?ada@readers\.example>?$/m);
  expect(letter).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(wordsOf(letter)).toBe(text);
  await expect(mailer.send({ to: "full@readers.example", subject: "x", text: "x", language: "en" })).rejects.toThrow();
});
