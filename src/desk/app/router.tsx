import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { Refused } from "../api/call.js";
import { storyQuery } from "../editor/story-query.js";
import { ListPage } from "../lists/list-page.js";
import { keptFilters, readListSearch } from "../lists/list-search.js";
import { Trouble } from "./errors.js";
import { meQuery } from "./me.js";
import { NoSuchPage } from "./no-such-page.js";
import { ownPath } from "./own-path.js";
import { Shell } from "./shell.js";

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ errorComponent: Trouble });

/** Everything but the doors to come in by stands behind a session. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Refused && error.status === 401)
        throw redirect({ to: "/sign-in", search: { to: location.href } });
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/list/$list", params: { list: "queue" }, search: {} });
  },
});

export const listRoute = createRoute({
  getParentRoute: () => inside,
  path: "/list/$list",
  component: ListPage,
  validateSearch: readListSearch,
  // An address that narrows nothing means the list as it was last looked at on this machine.
  beforeLoad: ({ params, search }) => {
    const kept = keptFilters(params.list);
    if (Object.keys(search).length === 0 && Object.keys(kept).length > 0)
      throw redirect({ to: "/list/$list", params, search: kept, replace: true });
  },
});

export const storyRoute = createRoute({
  getParentRoute: () => inside,
  path: "/story/$code",
  preloadStaleTime: 0,
  // Beside the editor's parts, not after them. Looking at a link is no opening.
  loader: ({ context, params, cause }) => {
    if (cause !== "preload") void context.queries.prefetchQuery(storyQuery(Number(params.code)));
  },
  component: lazyRouteComponent(() => import("../editor/story-page.js"), "StoryPage"),
});

const front = createRoute({
  getParentRoute: () => inside,
  path: "/front/$edition",
  validateSearch: (search: Record<string, unknown>): { section?: string } =>
    typeof search.section === "string" ? { section: search.section } : {},
  component: lazyRouteComponent(() => import("../fronts/front-page.js"), "FrontPage"),
});

const pictures = createRoute({
  getParentRoute: () => inside,
  path: "/pictures",
  validateSearch: (search: Record<string, unknown>): { picture?: string; words?: string } => ({
    ...(typeof search.picture === "string" && { picture: search.picture }),
    ...(search.words ? { words: String(search.words) } : {}),
  }),
  component: lazyRouteComponent(() => import("../pictures/library-page.js"), "LibraryPage"),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: "/people",
  component: lazyRouteComponent(() => import("../people/people-page.js"), "PeoplePage"),
});

const record = createRoute({
  getParentRoute: () => inside,
  path: "/record",
  component: lazyRouteComponent(() => import("../people/record-page.js"), "RecordPage"),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("../account/account-page.js"), "AccountPage"),
});

const firstQueue = createRoute({
  getParentRoute: () => inside,
  path: "/comments",
  beforeLoad: () => {
    throw redirect({ to: "/comments/$queue", params: { queue: "waiting" }, search: {} });
  },
});

const comments = createRoute({
  getParentRoute: () => inside,
  path: "/comments/$queue",
  validateSearch: (search: Record<string, unknown>): { edition?: string; comment?: number } => ({
    ...(typeof search.edition === "string" && { edition: search.edition }),
    ...(typeof search.comment === "number" && { comment: search.comment }),
  }),
  component: lazyRouteComponent(() => import("../comments/comments-page.js"), "CommentsPage"),
});

const commentRules = createRoute({
  getParentRoute: () => inside,
  path: "/comment-rules",
  validateSearch: (search: Record<string, unknown>): { scope?: string } =>
    typeof search.scope === "string" ? { scope: search.scope } : {},
  component: lazyRouteComponent(() => import("../comments/rules-page.js"), "RulesPage"),
});

const programs = createRoute({
  getParentRoute: () => inside,
  path: "/programs",
  component: lazyRouteComponent(() => import("../people/programs-page.js"), "ProgramsPage"),
});

const elsewhere = createRoute({ getParentRoute: () => inside, path: "$", component: NoSuchPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string } => {
    const to = ownPath(search.to);
    return to === null ? {} : { to };
  },
  component: lazyRouteComponent(() => import("../account/sign-in-page.js"), "SignInPage"),
});

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("../account/join-page.js"), "JoinPage"),
});

const password = createRoute({
  getParentRoute: () => root,
  path: "/password",
  component: lazyRouteComponent(() => import("../account/password-page.js"), "PasswordPage"),
});

const tree = root.addChildren([
  inside.addChildren([
    home,
    listRoute,
    storyRoute,
    front,
    pictures,
    people,
    record,
    firstQueue,
    comments,
    commentRules,
    account,
    programs,
    elsewhere,
  ]),
  signIn,
  join,
  password,
]);

export const createDeskRouter = (queries: QueryClient) =>
  createRouter({ routeTree: tree, basepath: "/desk", context: { queries }, defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}
