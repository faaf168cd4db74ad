import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { cleanPaste } from "../../src/desk/paste/clean-paste.js";

const clipboard = new URL("./clipboard/", import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, clipboard), "utf8");
const fixtures = readdirSync(clipboard).filter((name) => /^[^.]+\.html$/.test(name));

/** As a browser reads it: a fragment finds itself in a body. */
const parse = (html: string): Document =>
  parseHTML(/<html/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`).document;

const clean = (html: string): string => cleanPaste(html, parse);

/** The same, a block a line. */
const lines = (html: string): string => html.replace(/(<\/(?:p|h2|li|ul|ol|blockquote)>|<[uo]l>)/g, "$1\n");

describe("what a clipboard brings", () => {
  test.each(fixtures)("%s comes out as plain blocks", (name) => {
    expect(lines(clean(fixture(name)))).toBe(fixture(name.replace(".html", ".expected.html")));
  });

  test.each(fixtures)("%s is the same with a machine's line ends", (name) => {
    const html = fixture(name);
    expect(clean(html.replaceAll("\n", "\r\n"))).toBe(clean(html));
  });

  test.each(fixtures)("%s is not changed by a second cleaning", (name) => {
    const once = clean(fixture(name));
    expect(clean(once)).toBe(once);
  });
});

describe("words", () => {
  test.each([
    [
      "no word is joined to its neighbour",
      "<div>one</div>two<p>three\n\tfour</p>",
      "<p>one</p><p>two</p><p>three four</p>",
    ],
    ["no word is parted", "un<b>believ</b>able", "<p>un<strong>believ</strong>able</p>"],
    ["spaces leave the marks", "<p>a<b> b </b>c</p>", "<p>a <strong>b</strong> c</p>"],
    ["a bold phrase in pieces is one", "<p><b>a</b> <b>b</b><b> c</b></p>", "<p><strong>a b c</strong></p>"],
    [
      "a link is not cut by a bold word",
      '<a href="https://a.example/">x <b>y</b></a>',
      '<p><a href="https://a.example/">x <strong>y</strong></a></p>',
    ],
    ["normal weight within bold", '<b>a <span style="font-weight: 400">b</span></b>', "<p><strong>a</strong> b</p>"],
    ["the joiner between marks stays", "<p>می\u200c<b>شود</b></p>", "<p>می\u200c<strong>شود</strong></p>"],
    [
      "a no-break space within words stays",
      "<p>5&nbsp;km a&nbsp; b&nbsp;<i>c</i></p>",
      "<p>5\u00a0km a b <em>c</em></p>",
    ],
    ["markup told in text stays text", "<p>&lt;img src=x&gt; &amp;amp;</p>", "<p>&lt;img src=x&gt; &amp;amp;</p>"],
    [
      "blank paragraphs fall away",
      "<p>a</p><p>&nbsp;</p><p>\u200b</p><p><br></p><h1> </h1><ul><li></li></ul><p>b</p>",
      "<p>a</p><p>b</p>",
    ],
    ["line ends at the ends fall away", "<p><br>a<br>b<br></p>", "<p>a<br>b</p>"],
    ["a blank line parts", "<p>a<br>&nbsp;<br>b<br><br><br>c</p>", "<p>a</p><p>b</p><p>c</p>"],
    [
      "text after an inner list",
      "<ol><li>a<ul><li>b</li></ul>c</li><li>d</li></ol>",
      "<ol><li>a</li><li>b</li><li>c</li><li>d</li></ol>",
    ],
    ["two lists stay two", "<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul><li>a</li></ul><ul><li>b</li></ul>"],
    ["a heading in an item", "<ul><li><h3>a</h3><p>b</p></li></ul>", "<ul><li>a<br>b</li></ul>"],
  ])("%s", (_, html, expected) => {
    expect(clean(html)).toBe(expected);
  });
});

describe("hostile input", () => {
  test.each([
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "&#1;javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/",
    "/en/1",
    "https://www.google.com/url?q=javascript:alert(1)",
    "https://www.google.com/url?q=https://www.google.com/url?q=data:x",
    `https://a.example/${"ا".repeat(1900)}`,
    "https://",
    "mailto:",
  ])("an address not to be followed is text alone: %s", (href) => {
    expect(clean(`<a href="${href}">text</a>`)).toBe("<p>text</p>");
  });

  test("an address cannot leave its attribute", () => {
    expect(clean(`<a href='https://a.example/"onclick="x'>a</a>`)).toMatch(/^<p><a href="[^"<> ]*">a<\/a><\/p>$/);
    expect(clean(`<a href='mailto:"<b>"@a.example'>a</a>`)).toMatch(/^<p><a href="[^"<>]*">a<\/a><\/p>$/);
  });

  test("wrapped twice, unwrapped twice", () => {
    const inner = "https://www.google.com/url?q=https%3A%2F%2Fa.example%2F%3Fb%3D1";
    const outer = `https://www.google.de/url?sa=D&amp;url=${encodeURIComponent(inner)}`;
    expect(clean(`<a href="${outer}">a</a>`)).toBe('<p><a href="https://a.example/?b=1">a</a></p>');
  });

  test("nothing that runs or is not seen passes", () => {
    const html = `<p onclick="x()">a<img src=x onerror=x()><svg onload=x()><script>x()</script></svg><iframe srcdoc="<b>x</b>"></iframe>
      <style>p{}</style><template><p>t</p></template><math><mtext>m</mtext></math><span style="mso-hide:all">h</span></p>`;
    expect(clean(html)).toBe("<p>a m</p>");
  });

  test.each([
    "<div>",
    "<b>",
    "<ul><li>",
    "<blockquote>",
    "<table><tr><td>",
    "<table><tr><td>a</td><td>",
    "<p><i>",
    '<a href="https://a.example/">',
    "<x-y>",
  ])("ten thousand levels of %s end in their text", (tags) => {
    const html = clean(`${tags.repeat(10_000)}deep`);
    expect(html).toContain("deep");
    expect(html).not.toMatch(/<(?!\/?(?:p|ul|li|blockquote|strong|em|a)\b)/);
  });

  test("a long list item, a long line and many wrappers take no long time", () => {
    const began = performance.now();
    clean(`<ul><li>${"<p>x</p>".repeat(30_000)}`);
    clean(`<p>a${" ".repeat(1_000_000)}b${"&nbsp; ".repeat(30_000)}<br></p>`);
    clean(`<a href="${"https://www.google.com/url?q=".repeat(30_000)}">a</a>`);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

test("whatever was cleaned once comes out the same again", () => {
  const pieces = [
    ..."<p>|</p>|<div>|</div>|<b>|</b>|<i>|</i>|<br>|<ul>|</ul>|<ol>|</ol>|<li>|</li>|<blockquote>|</blockquote>|<h3>|</h3>|<pre>|</pre>".split(
      "|",
    ),
    ..."<table>|</table>|<tr>|</tr>|<td>|</td>|</a>|</span>|text|\u200c|&nbsp;| |\n|1. |·|۲) |&lt;|&amp;|\ufeff|\u2028|\u0007|\ud83d".split(
      "|",
    ),
    '<a href="https://a.example/?b=1&c=\'2">',
    '<a href="#_ftn1">',
    '<span style="font-weight:700">',
    '<span style="font-style:normal;display:block">',
    "<span style='mso-list:Ignore'>",
    "<!--[if !supportLists]-->",
    "<!--[endif]-->",
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>",
    "<p class=MsoListParagraphCxSpLast>",
    "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>",
    "<p class=MsoQuote>",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (some) => {
      const once = clean(some.join(""));
      expect(clean(once)).toBe(once);
      expect(once).not.toMatch(/<(\w+)[^>]*><\/\1>/);
    }),
    { numRuns: 20000 },
  );
});
