import { z } from "@hono/zod-openapi";
import { roles } from "../domain/person/role.js";

const secret = z.string().max(200);
const password = z.string().min(10).max(200);

interface JoinPath {
  readonly path: `/api/v1/desk/${string}`;
  readonly summary: string;
  readonly done: 200 | 201;
  /** As at the desk's other doors: must say what it saw; must be done once; writes nothing. */
  readonly sees?: true;
  readonly creates?: true;
  readonly asks?: true;
  readonly body: z.ZodObject;
  readonly answer: z.ZodType;
}

/** The doors for those who hold a one-time link, and nothing else: they need no session. */
export const joinDoors = {
  invitation: {
    path: "/api/v1/desk/invitation",
    summary: "What an invitation is for.",
    done: 200,
    asks: true,
    body: z.object({ secret }),
    answer: z.object({ email: z.string(), name: z.string(), roles: z.array(z.enum(roles)) }),
  },
  join: {
    path: "/api/v1/desk/join",
    summary: "Take an invitation up.",
    done: 201,
    creates: true,
    body: z.object({
      secret,
      name: z.string().trim().min(1).max(100),
      email: z.union([z.literal(""), z.email().max(200)]),
      password,
    }),
    answer: z.object({ id: z.string() }),
  },
  passwordLink: {
    path: "/api/v1/desk/password-link",
    summary: "Whose password a link sets.",
    done: 200,
    asks: true,
    body: z.object({ secret }),
    answer: z.object({ name: z.string(), email: z.string(), etag: z.string() }),
  },
  newPassword: {
    path: "/api/v1/desk/new-password",
    summary: "Set a new password by a link; all sessions of its owner end.",
    done: 201,
    sees: true,
    creates: true,
    body: z.object({ secret, password }),
    answer: z.object({ email: z.string() }),
  },
} as const satisfies Record<string, JoinPath>;

export type JoinDoor = keyof typeof joinDoors;
export type JoinBody<Door extends JoinDoor> = z.output<(typeof joinDoors)[Door]["body"]>;
export type JoinAnswer<Door extends JoinDoor> = z.output<(typeof joinDoors)[Door]["answer"]>;
