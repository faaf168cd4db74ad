import { expect, test } from "vitest";
import { ownPath } from "../../src/desk/app/own-path.js";

test.each(["/", "/story/971280", "/list/queue?words=a%20b#c", "/front/en?section=world"])(
  "after signing in one goes on to %s",
  (path) => expect(ownPath(path)).toBe(path),
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n\\evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "story/1",
  "",
  7,
  null,
])("after signing in nobody is sent to %j", (path) => expect(ownPath(path)).toBeNull());
