import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { because } from "../../domain/refusal/refusal.js";
import { acceptInvitation, openInvitation } from "../../newsroom/people/accept-invitation.js";
import { problem, refused } from "../problem.js";
import type { DeskHouse } from "./desk-house.js";

const asking = z.object({ secret: z.string().max(200) });
const joining = asking.extend({
  name: z.string().trim().min(1, "Your name is needed.").max(100),
  email: z.union([z.literal(""), z.email("That is no e-mail address.").max(200)]),
  password: z.string().min(10, "A password has at least ten characters.").max(200),
});

/** The doors for those who are not here yet: what an invitation is for, and taking it up. */
export function addJoin(app: OpenAPIHono, { press, accounts }: DeskHouse): void {
  app.post("/api/v1/desk/invitation", async (context) => {
    const read = asking.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return problem(context, "bad-request");
    const invitation = await openInvitation(press.database.reader, { ...read.data, at: press.clock.now() });
    if (invitation === null) return refused(context, "gone", because("link-spent"));
    return context.json(invitation);
  });
  app.post("/api/v1/desk/join", async (context) => {
    const read = joining.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return problem(context, "bad-request", read.error.issues[0]?.message);
    const { secret, name, email, password } = read.data;
    const passwordHash = await accounts.hashPassword(password);
    const at = press.clock.now();
    const joined = await press.database.transact((tx) =>
      acceptInvitation(tx, { secret, name, email, passwordHash, at }),
    );
    return joined.ok ? context.json(joined.value, 201) : refused(context, "gone", joined.error);
  });
}
