/** Who decides on a comment, as the log writes it down. */
export type Decider = Moderator | "pipeline" | "writer" | "import";
/** Someone of the desk, or a program the desk gave a token to. */
type Moderator = `person:${string}` | `token:${string}`;

export const isModerator = (by: string): by is Moderator => by.startsWith("person:") || by.startsWith("token:");
