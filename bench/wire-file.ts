import { open } from "node:fs/promises";

const subjects = "ministers,growers,pilots,bakers,judges,miners,teachers,nurses,sailors,brokers,farmers,dockers".split(
  ",",
);
const acts = "agree to,vote against,delay,welcome,question,prepare,suspend,double,halve,end".split(",");
const things =
  "wheat exports,the harbour toll,a new ferry,the budget,winter timetables,oil prices,school meals,the strike,a long tunnel,bank rates".split(
    ",",
  );
const places = "Merrin,Sarn,Ostrey,Braeda,Hallin,Abgineh,Teshan,Corvania".split(",");

const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;

/** A file of made-up wire stories, the same every time; as long as wire stories are (some 900 characters). */
export async function writeWireFile(path: string, stories: number): Promise<void> {
  const file = await open(path, "w");
  for (let at = 0; at < stories; at += 1) await file.write(`${JSON.stringify(story(at))}\n`);
  await file.close();
}

function story(at: number) {
  const sentence = (turn: number): string =>
    `${pick(subjects, at * 7 + turn)} in ${pick(places, at + turn * 3)} ${pick(acts, at * 3 + turn)} ${pick(things, at * 5 + turn)} after ${1 + ((at * 13 + turn * 29) % 97)} days, sources told the wire on the ${1 + ((at + turn) % 28)}th.`;
  const headline = `${pick(subjects, at)} ${pick(acts, at * 3)} ${pick(things, at * 5)} in ${pick(places, at * 11)} (${at})`;
  return {
    uri: `urn:bench:${at}`,
    language: "en",
    firstCreated: new Date(Date.UTC(1990, 0, 1) + at * 1_800_000).toISOString(),
    altIds: [{ role: "storyCode", value: String(at + 1) }],
    headlines: [{ role: "main", value: headline }],
    located: pick(places, at),
    infoSources: [{ role: "agency", name: "Bench Wire" }],
    subjects: [
      { rel: "section", literal: `section-${at % 8}`, name: `Section ${at % 8}` },
      { rel: "about", name: pick(things, at) },
    ],
    bodies: [
      {
        role: "main",
        contentType: "text/html",
        value: Array.from({ length: 8 }, (_, turn) => `<p>${sentence(turn)}</p>`).join(""),
      },
    ],
  };
}
