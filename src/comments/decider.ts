/** Who decides on a comment, as the log writes it down. */
export type Decider = `person:${string}` | "pipeline" | "writer" | "import";
