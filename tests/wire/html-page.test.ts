import { describe, expect, test } from "vitest";
import { parseEditionId } from "../../src/kernel/ids.js";
import { defaultEdition } from "../../src/language/edition-defaults.js";
import { readHtmlPage } from "../../src/wire/html/read-html-page.js";

const editionOf = (language: string) => {
  const id = parseEditionId(language);
  if (id === null) throw new Error(language);
  return defaultEdition(id, language);
};

function read(html: string) {
  const result = readHtmlPage(html, editionOf);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const paragraphs = `<p>The harbour office said the crossing would run twice a day until the new timetable is agreed with the crews, and that nobody would be left on the wrong side of the water again this winter.</p>
<h2>A piano at last</h2>
<p>The school has waited for the piano since autumn, its head teacher said, and the football team has offered to carry it up the hill on the first dry afternoon, if the goalkeeper may play it first.</p>
<p>Tickets bought before the strike stay good until the end of March, and <a href="https://ferries.example/claims">claims</a> can be made at the <strong>fish market</strong>.</p>`;

const linked = `<!doctype html><html lang="en-GB"><head><title>Ferry resumes - Isle Press</title>
<link rel="canonical" href="https://isle.example/2031/ferry"><meta property="og:site_name" content="Isle Press">
<meta property="og:image" content="https://cdn.example/img/boat.jpg?w=1200">
<script type="application/ld+json">{ broken json</script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Ferry Service Resumes - Isle Press","description":"The first boat left at dawn.","datePublished":"2031-03-02T09:05:00+01:00","dateModified":"2031-03-02T10:00:00+01:00","author":[{"@type":"Person","name":"Mara Quill"},{"name":"https://isle.example/mara"}],"publisher":{"name":"Isle Press"},"articleSection":"Islands","keywords":["Ferries","Piano"],"inLanguage":"en"}]}</script></head>
<body><nav><a href="/">Home</a><a href="/all">All the news</a></nav><article><h1>Ferry Service Resumes</h1>
<figure><img src="Ferry_files/boat.jpg" alt="A boat at dawn"><figcaption>The boat leaves. <small>Ann Ode</small></figcaption></figure>
<p>Story Code : 5501</p>${paragraphs}<p><img src="https://cdn.example/img/other.jpg" alt="Not saved"></p></article><footer>Imprint and cookies</footer></body></html>`;

describe("a saved page", () => {
  test("is read from its data first, then from what is seen", () => {
    const { story, unplaced } = read(linked);
    expect(story).toMatchObject({
      code: 5501,
      language: "en",
      headline: "Ferry Service Resumes",
      standfirst: "The first boat left at dawn.",
      published: Date.parse("2031-03-02T08:05:00Z"),
      updated: Date.parse("2031-03-02T09:00:00Z"),
      byline: "Mara Quill",
      agency: "Isle Press",
      section: { slug: "islands", name: "Islands" },
      sourceUri: "https://isle.example/2031/ferry",
      picture: { source: "Ferry_files/boat.jpg", alt: "A boat at dawn" },
    });
    expect(story.topics.map(({ name }) => name)).toEqual(["Ferries", "Piano"]);
    expect(story.body).toContainEqual({ kind: "crosshead", text: "A piano at last" });
    expect(JSON.stringify(story.body)).toContain("https://ferries.example/claims");
    expect(JSON.stringify(story.body)).not.toMatch(/Imprint|All the news/);
    expect(unplaced.map(({ text }) => text).join()).toContain("other.jpg");
  });

  test("with Open Graph alone, in Persian, its local time taken in the edition's zone", () => {
    const { story } =
      read(`<html dir="rtl"><head><meta property="og:title" content="کشتی‌ها راه افتادند | جزیره"><meta property="og:site_name" content="جزیره"><meta property="og:locale" content="fa_IR">
<meta property="article:published_time" content="2031-03-02T09:05:00"><meta property="article:section" content="جزایر"></head><body><div><h1>کشتی‌ها راه افتادند</h1>
${"<p>اداره بندر گفت تا توافق تازه، هر روز دو کشتی از این مسیر می‌گذرد و هیچ‌کس آن سوی آب نمی‌ماند، حتی اگر دریا در زمستان آرام نباشد.</p>".repeat(4)}</div></body></html>`);
    expect(story).toMatchObject({
      language: "fa",
      headline: "کشتی‌ها راه افتادند",
      agency: "جزیره",
      published: Date.parse("2031-03-02T09:05:00+03:30"),
      section: { name: "جزایر" },
    });
    expect(story.body.length).toBeGreaterThan(0);
  });

  test("that says nothing of itself is read by what is seen", () => {
    const { story } = read(
      `<html><head><title>Ferry resumes</title></head><body><div id="menu"><a href="/">x</a></div><div class="content"><h1>Ferry resumes</h1><span>2 March 2031 - 09:05</span>${paragraphs}</div></body></html>`,
    );
    expect(story).toMatchObject({
      language: "en",
      headline: "Ferry resumes",
      published: Date.parse("2031-03-02T09:05:00Z"),
      code: null,
    });
    expect(story.body.filter(({ kind }) => kind === "paragraph").length).toBeGreaterThanOrEqual(3);
  });

  test("without a headline, or without any text, is refused with what is missing", () => {
    expect(readHtmlPage("<html><body></body></html>", editionOf)).toMatchObject({
      ok: false,
      error: expect.stringContaining("headline"),
    });
    expect(readHtmlPage("<html><head><title>Only a title</title></head><body></body></html>", editionOf)).toMatchObject(
      { ok: false, error: expect.stringContaining("text") },
    );
  });
});

describe("a hostile page", () => {
  test("brings no script, no handler and no dangerous link into the body", () => {
    const { story } = read(
      `<html><head><title>Hostile page</title></head><body><article><h1>Hostile page</h1>${paragraphs}<p onclick="x()">Words <a href="javascript:alert(1)">here</a><script>alert(1)</script><iframe src="javascript:alert(1)"></iframe></p></article></body></html>`,
    );
    expect(JSON.stringify(story)).not.toMatch(/javascript:|alert|onclick/);
  });

  test("nested a hundred thousand deep is refused, not followed", () => {
    expect(readHtmlPage(`<title>x</title>${"<div>".repeat(100_000)}text`, editionOf)).toMatchObject({
      ok: false,
      error: expect.stringContaining("nested"),
    });
  });

  test("of two hundred thousand elements is refused", () => {
    expect(readHtmlPage(`<title>x</title>${"<p>a</p>".repeat(200_000)}`, editionOf)).toMatchObject({
      ok: false,
      error: expect.stringContaining("elements"),
    });
  });
});
