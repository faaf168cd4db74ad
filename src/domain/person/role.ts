/** What someone is at the desk; a person may be several things. */
export const roles = ["reporter", "sub-editor", "editor", "chief", "moderator", "administrator"] as const;
export type Role = (typeof roles)[number];

/** The roles of those who write and edit; a moderator and an administrator do neither by that name alone. */
export const newsRoles = ["reporter", "sub-editor", "editor", "chief"] as const satisfies readonly Role[];

/** Roles from their words with commas between; words that are no role are left out. */
export const parseRoles = (text: string): readonly Role[] => roles.filter((role) => text.split(",").includes(role));
