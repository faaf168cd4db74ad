import { join } from "node:path";
import type { Press } from "../newsroom/press.js";
import { pressId } from "../newsroom/settings/press-id.js";

/** Where a newsroom's search index lies in its data folder. */
export const searchFolder = async ({ database }: Pick<Press, "database">, data: string): Promise<string> =>
  join(data, `index-${(await pressId(database)).slice(0, 8)}`);
