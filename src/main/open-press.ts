import type { OpenPress, Place } from "../cli/house.js";
import { openDatabase } from "../database/open-database.js";
import { systemClock } from "../kernel/clock.js";
import { openPictureStore } from "../media/open-picture-store.js";

/** Opens a newsroom where its data lies; `serving` where readers are answered meanwhile. */
export async function openPress({ data, database: url }: Place, serving = false): Promise<OpenPress> {
  const database = await openDatabase({ folder: data, url, serving });
  return { press: { database, pictures: openPictureStore(data), clock: systemClock }, close: () => database.close() };
}
