import { randomUUID } from "node:crypto";
import * as Y from "yjs";

/** An empty document of a working copy. Given a name: the one that Yjs makes up itself costs more than reading a copy into it. */
export const newDocument = (): Y.Doc => new Y.Doc({ guid: randomUUID() });
