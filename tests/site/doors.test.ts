import { connect } from "node:net";
import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import type { Slug } from "../../src/kernel/ids.js";
import { slugOf } from "../../src/kernel/slug.js";
import { correctStory } from "../../src/newsroom/correct-story.js";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse, type TestHouse } from "../setup/house.js";
import { code, editor, revision } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";

const payloads = [
  `<script>alert(1)</script>`,
  `"><script>alert(1)</script>`,
  `'><img src=x onerror=alert(1)>`,
  `</title><script>alert(1)</script>`,
  `</style><script>alert(1)</script>`,
  `</script><script>alert(1)</script>`,
  `<svg onload=alert(1)>`,
  `javascript:alert(1)`,
  `]]><script>alert(1)</script>`,
  `<!--<script>alert(1)</script>`,
  `&lt;script&gt;alert(1)&lt;/script&gt;`,
  `{{constructor.constructor('alert(1)')()}}`,
  `\u202e<b onmouseover=alert(1)>\u2028`,
];

const house = async (): Promise<TestHouse> => openHouse(await newPlace("sqlite"));

const addresses = new Set(["href", "src", "srcset", "action", "formaction", "data", "poster"]);

/** Data, or one of our own islands: a script with a file of ours and nothing within. */
const isOurs = ({ attrs, childNodes }: DefaultTreeAdapterTypes.Element): boolean =>
  attrs.some(({ name, value }) => name === "type" && value === "application/ld+json") ||
  (childNodes.length === 0 && attrs.some(({ name, value }) => name === "src" && island.test(value)));
const island = /^\/media\/islands\/[a-z]+\.[\w-]{8}\.js$/;

/** What a browser would make of a text: anything in it that could act has broken out of its quotes. */
function harmsIn(html: string): readonly string[] {
  const harms: string[] = [];
  const open: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ("childNodes" in node) open.push(...node.childNodes);
    if (!("tagName" in node)) continue;
    const data = node.tagName === "script" && isOurs(node);
    if (["script", "svg", "iframe", "object", "base"].includes(node.tagName) && !data) harms.push(`<${node.tagName}>`);
    for (const { name, value } of node.attrs)
      if (name.startsWith("on") || (addresses.has(name) && /^\s*javascript:/i.test(value)))
        harms.push(`${node.tagName} ${name}=${value.slice(0, 40)}`);
  }
  return harms;
}

const expectHarmless = (html: string, what: string): void => expect(harmsIn(html), what).toEqual([]);

describe("hostile words", () => {
  test("in a headline, standfirst, body, link, caption, byline, topic or note arrive as text on every page and feed", async () => {
    const { press, get, ...rest } = await house();
    for (const [at, payload] of payloads.entries()) {
      const number = code(at + 1);
      const parts = {
        standfirst: payload,
        kicker: payload,
        byline: payload,
        agency: payload,
        place: payload,
        slug: slugOf(payload),
        sectionName: "World",
        body: [
          {
            kind: "paragraph" as const,
            text: [{ text: payload }, { text: payload, href: 'https://example.org/?a="><script>' }],
          },
          { kind: "crosshead" as const, text: payload },
          { kind: "quote" as const, text: [{ text: payload }], cite: payload },
          { kind: "embed" as const, url: "https://example.org/", title: payload },
        ],
        topics: [{ slug: slugOf(payload), name: payload }],
        pinned: [{ kind: "stub" as const, headline: payload, date: null, teaser: payload, agency: payload }],
      };
      const published = await publishStory(press, editor, { code: number, revision: revision(payload, parts) });
      expect(published.ok, payload).toBe(true);
      expect((await correctStory(press, editor, { code: number, note: payload })).ok).toBe(true);
    }
    await rest.indexed();
    const pages = [
      "/en/",
      "/en/world/",
      "/en/corrections",
      "/en/archive/2026/11/24",
      "/en/search?q=alert",
      "/sitemap-en-2026-11-1of1.xml",
      "/news-sitemap.xml",
    ];
    for (const [at, payload] of payloads.entries())
      pages.push(
        `/en/${at + 1}/${encodeURIComponent(slugOf(payload))}`,
        `/en/topic/${encodeURIComponent(slugOf(payload))}`,
      );
    for (const page of pages) {
      const { status, text } = await get(page);
      expect(status, page).toBe(200);
      expectHarmless(text, page);
      expect(text.length, page).toBeGreaterThan(200);
    }
    for (const { content } of parseRssFeed((await get("/en/feed.xml")).text).items ?? [])
      expectHarmless(content?.encoded ?? "", "RSS");
    for (const { content } of parseAtomFeed((await get("/en/feed.atom")).text).entries ?? [])
      expectHarmless(content?.value ?? "", "Atom");
    for (const { content_html } of (
      JSON.parse((await get("/en/feed.json")).text) as { items: { content_html: string }[] }
    ).items)
      expectHarmless(content_html, "JSON Feed");
  });

  test("a link that would run something is no link", async () => {
    const { press, get } = await house();
    const body = [{ kind: "paragraph" as const, text: [{ text: "press here", href: "javascript:alert(1)" }] }];
    await publishStory(press, editor, { code: code(1), revision: revision("Link", { body }) });
    expectHarmless((await get("/en/1/link")).text, "page");
  });

  test("in the address come back as text", async () => {
    const { get } = await house();
    for (const payload of payloads)
      for (const path of [
        `/en/search?q=${encodeURIComponent(payload)}`,
        `/en/${encodeURIComponent(payload.replaceAll("/", ""))}`,
        `/en/topic/${encodeURIComponent(payload.replaceAll("/", ""))}`,
      ])
        expectHarmless((await get(path)).text, path);
  });
});

describe("every answer", () => {
  test("carries the strict headers, and the policy allows no script but our own files and only its own style", async () => {
    const { press, get } = await house();
    await publishStory(press, editor, { code: code(1), revision: revision("One") });
    for (const path of ["/en/", "/en/1/one", "/en/nowhere/x", "/en/search?q=x"]) {
      const { headers, text } = await get(path);
      const policy = String(headers["content-security-policy"]);
      expect(policy, path).toMatch(
        /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; (?:script-src 'self'; connect-src 'self'; )?img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers, path).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "strict-origin-when-cross-origin",
        "strict-transport-security": "max-age=31536000",
      });
      expect(
        text.match(/<script(?! type="application\/ld\+json"| type="module" src="\/media\/islands\/[\w.-]+")/g),
        path,
      ).toBeNull();
      expect(text.match(/ style="/g), path).toBeNull();
    }
  });

  test("tells nothing of the machine it runs on, even when it refuses", async () => {
    const { get } = await house();
    for (const path of ["/en/", "/%", "/en/%ff", "/api/v1/nothing"]) {
      const { headers, text } = await get(path);
      expect(headers.server).toBeUndefined();
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(text).not.toMatch(/node_modules|\/src\/|at \w+ \(/);
    }
  });
});

describe("hostile requests", () => {
  test("no way up leads out of the site", async () => {
    const { get } = await house();
    const ways = [
      "/../../etc/passwd",
      "/en/../../etc/passwd",
      "/media/../../package.json",
      "/media/fonts/..%2f..%2fpackage.json",
      "/media/fonts/%2e%2e/%2e%2e/package.json",
      "/%2e%2e/%2e%2e/etc/passwd",
      "/en/..%5c..%5cetc",
      "/media/card/..%2f7.jpg",
      "/en/\0",
      "/en/%00",
      "//etc/passwd",
      "/media/fonts/noto-OFL.txt",
    ];
    for (const path of ways) {
      const { status, text } = await get(path.replaceAll("\0", "%00"));
      expect([400, 404], path).toContain(status);
      expect(text, path).not.toMatch(/root:|"dependencies"/);
    }
  });

  test("line breaks in an address make no header", async () => {
    const { get } = await house();
    for (const path of [
      "/en%0d%0aSet-Cookie:a=b",
      "/en/1/x%0d%0aSet-Cookie:a=b",
      "/en/search?q=%0d%0aSet-Cookie:a=b",
    ]) {
      const { headers } = await get(path);
      expect(headers["set-cookie"], path).toBeUndefined();
    }
  });

  test("huge addresses and queries are refused or cut, never followed", async () => {
    const { get } = await house();
    expect((await get(`/en/${"a".repeat(5000)}`)).status).toBe(400);
    expect((await get(`/en/search?q=${"word+".repeat(350)}`)).status).toBe(200);
    expect((await get(`/en/?${"x=1&".repeat(400)}`)).status).toBe(200);
    expect((await get(`/en/search?q=${"%F0%9F%98%80".repeat(100)}`)).status).toBe(200);
  });

  test("headers beyond the limit, and a request that is none, end with a refusal", async () => {
    const { house: running, get } = await house();
    expect((await get("/en/", { "X-Big": "a".repeat(20_000) })).status).toBe(431);
    expect(await rawAnswer(running.listening.port, "NONSENSE\r\n\r\n")).toMatch(/^HTTP\/1\.1 400/);
    expect(await rawAnswer(running.listening.port, "GET /en/ HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1\.1 400/);
  });

  test("other methods are refused with what is allowed", async () => {
    const { get } = await house();
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
      const { status, headers } = await get("/en/", {}, method);
      expect(status, method).toBe(405);
      expect(headers.allow).toBe("GET, HEAD");
    }
  });

  test("unknown parameters make no page of their own, known ones do", async () => {
    const { press, get, house: running, indexed } = await house();
    await publishStory(press, editor, { code: code(1), revision: revision("One") });
    // What the index tells of the story makes its page anew once more.
    await indexed();
    await get("/en/1/one");
    const { pages } = running.site.stats();
    for (const query of ["?utm_source=x", "?fbclid=1", "?a[]=1&b", "?before=1", "?=", "?&&&", "?%00=1"])
      expect((await get(`/en/1/one${query}`)).status).toBe(200);
    expect(running.site.stats().pages).toBe(pages);
    const first = await get("/en/1/one");
    expect((await get("/en/1/one?utm_source=x")).headers.etag).toBe(first.headers.etag);
  });

  test("a reader who asks for too many costly pages is told to wait; others, and cheap pages, are not", async () => {
    const { get } = await house();
    const greedy = { "X-Forwarded-For": "203.0.113.9" };
    const statuses: number[] = [];
    for (let at = 0; at < 70; at += 1) statuses.push((await get(`/en/search?q=word${at}`, greedy)).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
    expect(statuses.slice(60)).toEqual(Array(10).fill(429));
    expect((await get("/en/search?q=again", greedy)).headers["retry-after"]).toBe("60");
    expect((await get("/en/search?q=again", { "X-Forwarded-For": "1.2.3.4, 203.0.113.9" })).status).toBe(429);
    expect((await get("/en/", greedy)).status).toBe(200);
    expect((await get("/en/search?q=again", { "X-Forwarded-For": "203.0.113.10" })).status).toBe(200);
  });

  test("figures of the house are for its own network", async () => {
    const { get } = await house();
    expect((await get("/metrics", { "X-Forwarded-For": "203.0.113.9" })).status).toBe(403);
    const own = await get("/metrics", { "X-Forwarded-For": "127.0.0.1" });
    expect(own.status).toBe(200);
    expect(own.text).toContain("dateline_answers_total");
    expect((await get("/healthz")).text).toBe("ok\n");
    expect((await get("/readyz")).text).toBe("ready\n");
  });
});

describe("conditional requests", () => {
  test("a reader who has the page is told so, in the encoding they have it in", async () => {
    const { press, get } = await house();
    await publishStory(press, editor, { code: code(1), revision: revision("One") });
    const tags = new Set<string>();
    for (const encoding of ["identity", "gzip", "br"]) {
      const whole = await get("/en/1/one", { "Accept-Encoding": encoding });
      const etag = String(whole.headers.etag);
      tags.add(etag);
      expect(whole.headers["content-encoding"] ?? "identity").toBe(encoding);
      expect(whole.headers.vary).toBe("Accept-Encoding");
      expect(whole.text).toContain("The standfirst of One.");
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const again = await get("/en/1/one", { "Accept-Encoding": encoding, "If-None-Match": known });
        expect(again, known).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
        expect(again.headers.etag).toBe(etag);
        expect(again.headers["content-length"]).toBeUndefined();
      }
      expect((await get("/en/1/one", { "Accept-Encoding": encoding, "If-None-Match": '"stale"' })).status).toBe(200);
    }
    expect(tags.size).toBe(3);
  });

  test("HEAD has the headers of GET and no body", async () => {
    const { press, get } = await house();
    await publishStory(press, editor, { code: code(1), revision: revision("One") });
    const got = await get("/en/1/one");
    const head = await get("/en/1/one", {}, "HEAD");
    expect(head.bytes).toHaveLength(0);
    expect(head.headers["content-length"]).toBe(got.headers["content-length"]);
    expect(head.headers.etag).toBe(got.headers.etag);
  });

  test("encodings that are refused are not sent", async () => {
    const { get } = await house();
    const answered = async (accepted: string) =>
      (await get("/robots.txt", { "Accept-Encoding": accepted })).headers["content-encoding"] ?? "identity";
    expect(await answered("br;q=0, gzip")).toBe("gzip");
    expect(await answered("gzip;q=0, br;q=0")).toBe("identity");
    expect(await answered("*")).toBe("br");
    expect(await answered("deflate")).toBe("identity");
    expect(await answered("br;q=nonsense")).toBe("br");
  });

  test("a change changes the tag", async () => {
    const { press, get } = await house();
    await publishStory(press, editor, { code: code(1), revision: revision("One") });
    const before = (await get("/en/1/one")).headers.etag;
    await correctStory(press, editor, {
      code: code(1),
      note: "Not one but two.",
      revision: revision("Two", { slug: "one" as Slug }),
    });
    const after = await get("/en/1/one", { "If-None-Match": String(before) });
    expect(after.status).toBe(200);
    expect(after.text).toContain("Not one but two.");
  });
});

function rawAnswer(port: number, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(words));
    let answer = "";
    socket.on("data", (part) => {
      answer += part.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}
