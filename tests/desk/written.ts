import { expect } from "vitest";
import type { AtDesk } from "../setup/desk.js";

/** Begins a story and writes words into it, as a program would. */
export async function written(by: AtDesk, headline: string): Promise<number> {
  const begun = await by.call("beginStory", { body: { edition: "en", section: null, headline } });
  expect(begun.status).toBe(200);
  const { code } = begun.value.row;
  const body = [{ kind: "paragraph" as const, text: [{ text: `Body of ${headline}.` }] }];
  const words = { ...begun.value.words, standfirst: `About ${headline}.`, body };
  const headers = { "If-Match": begun.etag ?? "" };
  expect((await by.call("writeStory", { params: { code }, body: { words }, headers })).status).toBe(200);
  return code;
}

/** The same, approved and public. */
export async function publishedBy(by: AtDesk, headline: string): Promise<number> {
  const code = await written(by, headline);
  expect((await by.act(code, "approve")).status).toBe(200);
  expect((await by.act(code, "publish")).status).toBe(200);
  return code;
}

export async function rewritten(by: AtDesk, code: number, headline: string): Promise<void> {
  const open = await by.call("openStory", { params: { code } });
  const headers = { "If-Match": open.etag ?? "" };
  const body = { words: { ...open.value.words, headline } };
  expect((await by.call("writeStory", { params: { code }, body, headers })).status).toBe(200);
}
