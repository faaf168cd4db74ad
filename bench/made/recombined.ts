import { createReadStream } from "node:fs";
import { readLines } from "../../src/wire/lines/read-lines.js";
import { chanceOf } from "./chance.js";
import type { Line, Making } from "./made-story.js";

/** Stories of the file held in memory, at most. */
const mostKept = 20_000;
const ends = Date.UTC(2025, 0, 1);
const year = 365.25 * 24 * 3600_000;

interface Source {
  readonly line: Line;
  readonly language: string;
  readonly paragraphs: readonly string[];
}

/**
 * Stories of a ninjs file put together anew: the head and the facts of one, its paragraphs and some of another one's of
 * the same language, under a new name, code and date.
 */
export async function createRecombiner(file: string, making: Making): Promise<(at: number) => Line> {
  const sources = await readSources(file);
  const byLanguage = Map.groupBy(sources, ({ language }) => language);
  return (at) => {
    const chance = chanceOf(making.seed, at, 21);
    const head = chance.pick(sources);
    const other = chance.pick(byLanguage.get(head.language) ?? [head]);
    const taken = other.paragraphs.filter(() => chance.next() < 0.4);
    const published = Math.floor(ends - making.years * year + (at * making.years * year) / making.stories);
    const { bodies: _bodies, versionCreated: _version, dateline: _profile, ...facts } = head.line;
    return {
      ...facts,
      uri: `urn:bench:${making.seed}:${at}`,
      firstCreated: new Date(published).toISOString(),
      altIds: [{ role: "storyCode", value: String(at + 1) }],
      bodies: [{ role: "main", contentType: "text/html", value: [...head.paragraphs, ...taken].join("") }],
    };
  };
}

async function readSources(file: string): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for await (const line of readLines(createReadStream(file))) {
    if (sources.length === mostKept) break;
    if ("text" in line) sources.push(...sourceOf(JSON.parse(line.text) as Line));
  }
  if (sources.length === 0) throw new Error(`${file}: no story with a text in it. It must hold ninjs lines.`);
  return sources;
}

function sourceOf(line: Line): readonly Source[] {
  const bodies = line.bodies as readonly { readonly value?: string }[] | undefined;
  const paragraphs = (bodies?.[0]?.value ?? "").match(/<p>.*?<\/p>/gs) ?? [];
  return paragraphs.length === 0 ? [] : [{ line, language: String(line.language ?? "en"), paragraphs }];
}
