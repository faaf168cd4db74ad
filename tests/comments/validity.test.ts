import { expect, test } from "vitest";
import { publishStory } from "../../src/newsroom/publish-story.js";
import { openHouse } from "../setup/house.js";
import { faultsOf } from "../setup/html-validator.js";
import { code, editor, minute, revision } from "../setup/newsroom.js";
import { newPlace } from "../setup/places.js";
import { hiddenIn, keptLetters, readerOf, signIn } from "../setup/reader.js";
import { entered } from "./entered.js";
import { openToAll } from "./open-to-all.js";

const thread = "/en/1/ferry-strike/comments";

async function open() {
  const wire = keptLetters();
  const house = await openHouse(await newPlace("sqlite"), { mailer: wire });
  await publishStory(house.press, editor, { code: code(1), revision: revision("Ferry strike") });
  await openToAll(house.press);
  const first = await entered(house.press, "The quay & the <ferry> were empty.", { badge: "staff" });
  house.clock.pass(minute);
  await entered(house.press, "It was not.", { to: first, name: "Bo" });
  return { house, wire, first };
}

test("every page of comments and readers is valid HTML", async () => {
  const { house, wire, first } = await open();
  const reader = readerOf(house);
  const expectValid = async (text: string, where: string) => expect(await faultsOf(text), where).toEqual([]);
  const out = await reader.get("/en/reader");
  await expectValid(out.text, "signed out");
  await signIn(reader, wire, { email: "ada@readers.example", name: "Ada" });
  const form = (await reader.get(`${thread}/write`)).text;
  const sent = await reader.post(thread, { ...hiddenIn(form, thread), words: "Mine." });
  const pages = [
    "/en/1/ferry-strike",
    thread,
    `${thread}/${first}`,
    `${thread}/write?to=${first}`,
    sent.location ?? "",
  ];
  for (const path of [...pages, `${thread}/${first}/report`, `${thread}/${first}/report?told=1`, "/en/reader"])
    await expectValid((await reader.get(path)).text, path);
  await expectValid((await readerOf(house).get(`${thread}/write`)).text, "a guest's form");
  await expectValid((await reader.post(thread, { words: " " })).text, "a form with a fault");
  await expectValid((await reader.get("/en/reader/enter?key=spent")).text, "a spent link");
});

test("the linked data says what the page says", async () => {
  const { house, first } = await open();
  const { text } = await house.get(thread);
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "";
  const data = JSON.parse(json) as { comment: Record<string, unknown>[] };
  const base = `https://news.example${thread}`;
  expect(data).toMatchObject({
    "@type": "DiscussionForumPosting",
    url: base,
    headline: "Ferry strike",
    commentCount: 2,
  });
  expect(data.comment).toMatchObject([
    {
      ...{ "@type": "Comment", url: `${base}/${first}`, text: "The quay & the <ferry> were empty." },
      ...{ author: { name: "Ada" }, datePublished: "2026-11-24T12:00:00+00:00" },
    },
    { text: "It was not.", author: { name: "Bo" }, parentItem: { "@id": `${base}/${first}` } },
  ]);
  const story = await house.get("/en/1/ferry-strike");
  const news = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(story.text)?.[1] ?? "") as {
    comment: { url: string; text: string }[];
  };
  expect(news).toMatchObject({ "@type": "NewsArticle", commentCount: 2, discussionUrl: base });
  // The answer does not stand on the story's page, so its data does not either.
  expect(news.comment).toMatchObject([{ url: `${base}/${first}`, text: "The quay & the <ferry> were empty." }]);
});
