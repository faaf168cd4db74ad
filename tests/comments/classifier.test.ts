import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { askClassifier } from "../../src/jobs/ask-classifier.js";
import { testClock } from "../setup/newsroom.js";
import { afterwards } from "../setup/places.js";

const question = { words: "Well.", name: "Ada", edition: "en", language: "en", code: 1 };
const secret = `whsec_${Buffer.from("a secret of the paper").toString("base64url")}`;

/** Another program that answers as it is told. */
async function program(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += String(part);
    });
    request.on("end", () => answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, secret, patience: 1000 };
}

const ask = (allowPrivate: boolean) => askClassifier(testClock(), allowPrivate);
const never = new AbortController().signal;

test("a classifier is sent the words and the name, signed, and its JSON is handed on", async () => {
  const heard: { headers: IncomingMessage["headers"]; body: string }[] = [];
  const classifier = await program(({ headers }, response, body) => {
    heard.push({ headers, body });
    response.end('{"decision":"wait","detail":"0.8"}');
  });
  expect(await ask(true)(classifier, question, never)).toEqual({
    ok: true,
    value: { decision: "wait", detail: "0.8" },
  });
  const { headers, body } = heard[0] ?? { headers: {}, body: "" };
  expect(JSON.parse(body)).toMatchObject({ type: "comment.written", data: question });
  const signed = createHmac("sha256", "a secret of the paper")
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`)
    .digest("base64");
  expect(headers["webhook-signature"]).toBe(`v1,${signed}`);
});

test("one within this network is not knocked at unless the house allows it", async () => {
  let knocks = 0;
  const classifier = await program((_request, response) => {
    knocks += 1;
    response.end("{}");
  });
  expect((await ask(false)(classifier, question, never)).ok).toBe(false);
  const named = { ...classifier, url: classifier.url.replace("127.0.0.1", "localhost") };
  expect((await ask(false)(named, question, never)).ok).toBe(false);
  expect(knocks).toBe(0);
});

test("an error, words that are no JSON, and silence until the time is over are no answer", async () => {
  const failing = await program((_request, response) => void response.writeHead(500).end("{}"));
  expect(await ask(true)(failing, question, never)).toEqual({ ok: false, error: "It answered 500." });
  const mumbling = await program((_request, response) => void response.end("yes"));
  expect(await ask(true)(mumbling, question, never)).toEqual({ ok: false, error: "Its answer is no JSON." });
  const late = new AbortController();
  const silent = await program(() => late.abort());
  expect((await ask(true)(silent, question, late.signal)).ok).toBe(false);
});
