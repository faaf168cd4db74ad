import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { EditionId } from "../../src/kernel/ids.js";
import { foldLetters } from "../../src/language/analysis/fold-letters.js";
import { found, indexOf } from "./opened.js";
import { story } from "./story.js";

const persian = "fa" as EditionId;
const wire = new URL("../../../shared/data/persian.ninjs.jsonl.gz", import.meta.url);

interface Sample {
  readonly headline: string;
  readonly body: string;
}

/** Typed with the letters of an Arabic keyboard: yeh with dots, kaf with its hamza. */
const own: readonly Sample[] = [
  { headline: "كتابخانه ملي تعطيل شد", body: "اين كتابخانه تا پايان سال بازگشايي نمي شود." },
  { headline: "كشتي ماهيگيري در بندر پهلو گرفت", body: "ماهيگيران يكشنبه به دريا مي روند." },
];

/** The stories of a wire that types so, where it lies beside the project. */
function wireStories(): readonly Sample[] {
  if (!existsSync(wire)) {
    process.stdout.write("shared/data/persian.ninjs.jsonl.gz is not there: only our own samples were tried.\n");
    return [];
  }
  const lines = gunzipSync(readFileSync(wire)).toString("utf8").split("\n").slice(0, 400);
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const { headlines, bodies } = JSON.parse(line) as {
        headlines?: readonly { readonly value: string }[];
        bodies?: readonly { readonly value: string }[];
      };
      return { headline: headlines?.[0]?.value ?? "", body: (bodies?.[0]?.value ?? "").replace(/<[^>]+>/g, " ") };
    });
}

/** What a Persian keyboard has for the letters of an Arabic one. */
const onPersianKeyboard = (text: string): string =>
  text.replaceAll("ي", "ی").replaceAll("ى", "ی").replaceAll("ك", "ک").replaceAll("ة", "ه");

describe("stories typed with Arabic letters", () => {
  test("are found by what a Persian keyboard types, each by the words of its own headline", async () => {
    const samples = [...own, ...wireStories()].filter(({ headline }) => /[يك]/.test(headline));
    const stories = samples.map(({ headline, body }, at) =>
      story(at + 1, { edition: persian, language: "fa", headline, body }),
    );
    const index = await indexOf(...stories);
    for (const { code, headline } of stories.slice(0, 60)) {
      const typed = onPersianKeyboard(headline);
      expect(typed).not.toBe(headline);
      expect(foldLetters(typed)).toBe(foldLetters(headline));
      expect(await found(index, typed, persian, "fa"), typed).toContain(code);
    }
  });

  test("are found with half-spaces or without, and by digits of any kind", async () => {
    const index = await indexOf(
      story(1, { edition: persian, language: "fa", headline: "كتاب‌هاي سال ١٤٠٠ برگزيده شدند" }),
    );
    for (const typed of ["کتاب‌های ۱۴۰۰", "کتابهای 1400", "کتاب ١٤٠٠"])
      expect(await found(index, typed, persian, "fa"), typed).toEqual([1]);
  });
});
