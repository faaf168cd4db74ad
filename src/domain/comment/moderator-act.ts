/** What a moderator does with a comment. */
export const moderatorActs = ["approve", "refuse", "hold", "feature", "unfeature"] as const;
export type ModeratorAct = (typeof moderatorActs)[number];

/** The queues of the desk. */
export const queues = ["waiting", "reported", "unmoderated", "approved", "refused"] as const;
export type Queue = (typeof queues)[number];
