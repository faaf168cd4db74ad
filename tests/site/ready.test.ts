import { connect } from "node:net";
import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, revision } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

/** Sends bytes and gives back all that comes until the connection ends. */
const exchange = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part: Buffer) => parts.push(part));
    socket.on("close", () => resolve(Buffer.concat(parts).toString("latin1")));
    socket.on("error", reject);
  });

interface Reply {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function read(text: string): Reply {
  const cut = text.indexOf("\r\n\r\n");
  const [line = "", ...fields] = text.slice(0, cut).split("\r\n");
  const headers = fields.map((field) => [
    field.slice(0, field.indexOf(":")).toLowerCase(),
    field.slice(field.indexOf(":") + 2),
  ]);
  return { line, headers: Object.fromEntries(headers), body: text.slice(cut + 4) };
}

/** The first of two answers on one connection, so that it is one that keeps its connection, and the second. */
async function twoAnswers(house: TestHouse, first: string): Promise<readonly [Reply, Reply]> {
  const last = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  const text = await exchange(house.house.listening.port, `${first}\r\n\r\n${last}`);
  const second = text.lastIndexOf("HTTP/1.1 ");
  return [read(text.slice(0, second)), read(text.slice(second))];
}

async function houseWithStory(): Promise<{ readonly house: TestHouse; readonly path: string }> {
  const house = await openHouse(await newPlace("sqlite"));
  await publishStory(house.press, editor, { code: code(7), revision: revision("Ready pages") });
  const path = "/en/7/ready-pages";
  await house.get(path, { "Accept-Encoding": "br" });
  return { house, path };
}

test("a kept page's answer is what Node itself would write: status, headers, length, and the connection goes on", async () => {
  const { house, path } = await houseWithStory();
  const head = `GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br`;
  const [ready, after] = await twoAnswers(house, head);
  const plain = read(await exchange(house.house.listening.port, `${head}\r\nConnection: close\r\n\r\n`));
  expect(ready.line).toBe("HTTP/1.1 200 OK");
  expect(ready.headers).toMatchObject({ connection: "keep-alive", "keep-alive": "timeout=65" });
  const { connection: _closed, date: _then, ...expected } = plain.headers;
  const { connection: _kept, "keep-alive": _stays, date, ...given } = ready.headers;
  expect(given).toEqual(expected);
  expect(Math.abs(Date.parse(String(date)) - Date.now())).toBeLessThan(5000);
  expect(ready.body).toBe(plain.body);
  expect(ready.body.length).toBe(Number(ready.headers["content-length"]));
  expect(after.body).toBe("ok\n");
});

test("to HEAD, to one who has the page, and to a browser of the last century it says what it should", async () => {
  const { house, path } = await houseWithStory();
  const [whole] = await twoAnswers(house, `GET ${path} HTTP/1.1\r\nHost: a`);
  const [bodiless, next] = await twoAnswers(house, `HEAD ${path} HTTP/1.1\r\nHost: a`);
  expect(bodiless.body).toBe("");
  expect(bodiless.headers["content-length"]).toBe(whole.headers["content-length"]);
  expect(next.body).toBe("ok\n");
  const known = `GET ${path} HTTP/1.1\r\nHost: a\r\nIf-None-Match: ${whole.headers.etag}`;
  const [unchanged, later] = await twoAnswers(house, known);
  expect(unchanged).toMatchObject({ line: "HTTP/1.1 304 Not Modified", body: "" });
  expect(unchanged.headers.etag).toBe(whole.headers.etag);
  expect(unchanged.headers["cache-tag"]).toBe(whole.headers["cache-tag"]);
  expect(unchanged.headers).not.toHaveProperty("content-length");
  expect(later.body).toBe("ok\n");
  const old = read(await exchange(house.house.listening.port, `GET ${path} HTTP/1.0\r\n\r\n`));
  expect(old.headers.connection).toBe("close");
  expect(old.body).toBe(whole.body);
});
