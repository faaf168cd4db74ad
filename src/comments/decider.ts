/** Who decides on a comment, as the log writes it down. */
export type Decider = Moderator | Elsewhere | "pipeline" | "writer" | "import";
/** Someone of the desk, or a program the desk gave a token to. */
type Moderator = `person:${string}` | `token:${string}`;
/** Someone of the system a comment was taken in from, by the name they had there; it may be empty. */
export type Elsewhere = `elsewhere:${string}`;

export const isModerator = (by: string): by is Moderator => by.startsWith("person:") || by.startsWith("token:");
