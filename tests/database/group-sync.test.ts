import { expect, test } from "vitest";
import { groupSync } from "../../src/database/sqlite/group-sync.js";

/** A disk whose syncs end when the test says so. */
function slowDisk() {
  const under: PromiseWithResolvers<void>[] = [];
  let begun = 0;
  return {
    sync: (): Promise<void> => {
      begun += 1;
      const one = Promise.withResolvers<void>();
      under.push(one);
      return one.promise;
    },
    begun: () => begun,
    done: () => under.shift()?.resolve(),
    refuse: () => under.shift()?.reject(new Error("EIO: i/o error, fdatasync")),
  };
}

/** Whether a promise has ended by now. */
const ended = async (one: Promise<unknown>): Promise<boolean> => {
  const open = Symbol("open");
  const turn = new Promise((resolve) => setImmediate(() => resolve(open)));
  return (await Promise.race([one.catch(() => null), turn])) !== open;
};

test("nothing is said to be saved before the disk has it", async () => {
  const disk = slowDisk();
  const log = groupSync(disk.sync);
  const saved = log.settled();
  expect(await ended(saved)).toBe(false);
  disk.done();
  await saved;
});

test("what is committed while the disk is at work waits for the next sync, all of it for the same one", async () => {
  const disk = slowDisk();
  const log = groupSync(disk.sync);
  const first = log.settled();
  const later = [log.settled(), log.settled(), log.settled()];
  disk.done();
  await first;
  expect(await ended(Promise.all(later))).toBe(false);
  disk.done();
  await Promise.all(later);
  expect(disk.begun()).toBe(2);
});

test("a disk that refuses once is trusted no more: nothing later is said to be saved", async () => {
  const disk = slowDisk();
  const log = groupSync(disk.sync);
  const [first, second] = [log.settled(), log.settled()];
  disk.refuse();
  await expect(first).rejects.toThrow("The disk did not take what was written");
  await expect(second).rejects.toThrow("The disk did not take what was written");
  await expect(log.settled()).rejects.toThrow("start again");
  expect(() => log.check()).toThrow("Look at the disk");
  expect(disk.begun()).toBe(1);
});
