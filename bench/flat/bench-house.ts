import "../../src/main/production-mode.js";
import { parseArgs } from "node:util";
import pino from "pino";
import { lastChange } from "../../src/archive/questions/changes-after.js";
import { openPress } from "../../src/main/open-press.js";
import { reindexBeside } from "../../src/main/reindex-beside.js";
import { startHouse } from "../../src/main/start-house.js";
import { readFacts } from "./facts.js";
import { prepareDesk } from "./prepare-desk.js";

// A whole house in a process of its own, which can be told to forget every page it has made. It says what it is when
// its index has caught up, and answers each "forget" when it has forgotten.
const { values } = parseArgs({ options: { data: { type: "string" }, database: { type: "string" } } });
const data = values.data ?? "";
const place = { data, database: values.database ?? null };
const log = pino({ level: "warn" }, pino.destination(2));
const { press, close } = await openPress(place);
const token = await prepareDesk(press);
const house = await startHouse({
  ...{ press, data, at: { host: "127.0.0.1", port: 0 }, origin: "http://localhost", behindProxy: true },
  ...{ log, reindex: reindexBeside({ place, log }) },
});
const began = performance.now();
const before = house.index.cursor();
const last = await lastChange(press.database.publicReader);
while (house.index.cursor() < last || house.index.isDated()) await new Promise((resolve) => setTimeout(resolve, 100));
const indexed = { entries: last - before, seconds: (performance.now() - began) / 1000 };
process.on("message", (message) => {
  if (message === "forget") house.site.indexed(null);
  process.send?.({ forgotten: true });
});
process.on("disconnect", () => void house.stop().then(close));
process.send?.({ port: house.listening.port, token, indexed, facts: await readFacts(press.database.reader) });
