/** What a program's token may be let do; a person's session may do what their roles let them. */
export const scopes = ["read", "write", "publish", "pictures", "comments", "comment-feeds"] as const;
export type Scope = (typeof scopes)[number];

interface DeskPath {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: `/api/v1/desk/${string}`;
  readonly summary: string;
  /** The scope a token needs; null: for sessions alone. */
  readonly scope: Scope | null;
  /** The request changes or ends what is there, so it must say what it saw of it (`If-Match`). */
  readonly sees?: true;
  /** The request makes something, or does something that must not be done twice, so it must carry an `Idempotency-Key`. */
  readonly creates?: true;
  /** The request writes nothing: it is a question too long for an address. */
  readonly asks?: true;
}

const story = "/api/v1/desk/stories/{code}";
const comment = "/api/v1/desk/comments/{id}";

/** Every door of the desk's API: its one list, for the server, for the OpenAPI document and for the desk's own client. */
export const deskPaths = {
  me: {
    method: "get",
    path: "/api/v1/desk/me",
    summary: "Who you are, what you may do, and the paper you work for.",
    scope: "read",
  },
  listStories: {
    method: "get",
    path: "/api/v1/desk/stories",
    summary: "A list of the desk, a page of it.",
    scope: "read",
  },
  beginStory: {
    method: "post",
    path: "/api/v1/desk/stories",
    summary: "Begin a story.",
    scope: "write",
    creates: true,
  },
  openStory: { method: "get", path: story, summary: "A story as it is at the desk.", scope: "read" },
  writeStory: {
    method: "put",
    path: `${story}/words`,
    summary:
      "Replace a story's words; an embed is of an allowed kind, or one that the story was published or came with.",
    scope: "write",
    sees: true,
  },
  actOnStory: {
    method: "post",
    path: `${story}/acts`,
    summary: "Submit, approve, publish, correct, kill …",
    scope: "publish",
    sees: true,
  },
  storyHistory: {
    method: "get",
    path: `${story}/history`,
    summary: "Everything that happened to a story.",
    scope: "read",
  },
  storyChange: { method: "get", path: `${story}/history/{seq}`, summary: "What one entry changed.", scope: "read" },
  bringBack: {
    method: "post",
    path: `${story}/bring-back`,
    summary: "Make an earlier revision the working copy.",
    scope: null,
    sees: true,
  },
  relatedStories: {
    method: "get",
    path: `${story}/related`,
    summary: "What the engine finds related, and why.",
    scope: "read",
  },
  storyNotes: { method: "get", path: `${story}/notes`, summary: "What colleagues said about a story.", scope: "read" },
  leaveNote: {
    method: "post",
    path: `${story}/notes`,
    summary: "Say something about a story.",
    scope: "write",
    creates: true,
  },
  myMentions: {
    method: "get",
    path: "/api/v1/desk/mentions",
    summary: "The notes that name you and that you have not seen yet.",
    scope: null,
  },
  seeMentions: {
    method: "post",
    path: `${story}/mentions/seen`,
    summary: "You have seen the notes of a story that name you, as they were told to you.",
    scope: null,
    sees: true,
  },
  previewLink: {
    method: "post",
    path: `${story}/preview-links`,
    summary: "A link for someone outside, which dies by itself.",
    scope: null,
    creates: true,
  },
  openFront: {
    method: "get",
    path: "/api/v1/desk/fronts/{edition}",
    summary: "A front: what is set, and how it looks now or at another minute.",
    scope: "read",
  },
  setFront: {
    method: "put",
    path: "/api/v1/desk/fronts/{edition}",
    summary: "Arrange a front.",
    scope: "publish",
    sees: true,
  },
  frontHistory: {
    method: "get",
    path: "/api/v1/desk/fronts/{edition}/history",
    summary: "How a front was arranged before.",
    scope: "read",
  },
  listPictures: {
    method: "get",
    path: "/api/v1/desk/pictures",
    summary: "The picture library, newest first.",
    scope: "read",
  },
  openPicture: {
    method: "get",
    path: "/api/v1/desk/pictures/{id}",
    summary: "A picture, what is known of it, and where it is used.",
    scope: "read",
  },
  describePicture: {
    method: "put",
    path: "/api/v1/desk/pictures/{id}",
    summary: "Say what a picture shows and whose it is.",
    scope: "pictures",
    sees: true,
  },
  replacePicture: {
    method: "post",
    path: "/api/v1/desk/pictures/{id}/replace",
    summary: "Use another picture instead, in the working copies of stories; what is public stays until it is updated.",
    scope: "write",
    creates: true,
    sees: true,
  },
  listPeople: { method: "get", path: "/api/v1/desk/people", summary: "Who works here.", scope: null },
  invitePerson: { method: "post", path: "/api/v1/desk/people", summary: "Invite someone.", scope: null, creates: true },
  changePerson: {
    method: "put",
    path: "/api/v1/desk/people/{id}",
    summary: "Change someone's roles, or dismiss them.",
    scope: null,
    sees: true,
  },
  passwordLink: {
    method: "post",
    path: "/api/v1/desk/people/{id}/password-link",
    summary: "A one-time link by which someone sets a new password; an earlier one is dead.",
    scope: null,
    creates: true,
    sees: true,
  },
  endSessions: {
    method: "delete",
    path: "/api/v1/desk/people/{id}/sessions",
    summary: "Sign someone out wherever they are.",
    scope: null,
    sees: true,
  },
  dropCodes: {
    method: "delete",
    path: "/api/v1/desk/people/{id}/one-time-codes",
    summary: "Turn someone's one-time codes off, whose telephone is lost.",
    scope: null,
    sees: true,
  },
  readAudit: { method: "get", path: "/api/v1/desk/audit", summary: "Everything done, newest first.", scope: null },
  listTokens: { method: "get", path: "/api/v1/desk/tokens", summary: "The programs that may come in.", scope: null },
  makeToken: {
    method: "post",
    path: "/api/v1/desk/tokens",
    summary: "A token for a program.",
    scope: null,
    creates: true,
  },
  revokeToken: {
    method: "delete",
    path: "/api/v1/desk/tokens/{id}",
    summary: "Shut a program out.",
    scope: null,
    sees: true,
  },
  listHooks: {
    method: "get",
    path: "/api/v1/desk/hooks",
    summary: "The web hooks and what they were sent.",
    scope: null,
  },
  makeHook: {
    method: "post",
    path: "/api/v1/desk/hooks",
    summary: "Tell another program of what happens.",
    scope: null,
    creates: true,
  },
  removeHook: {
    method: "delete",
    path: "/api/v1/desk/hooks/{id}",
    summary: "Tell it no more.",
    scope: null,
    sees: true,
  },
  listComments: {
    method: "get",
    path: "/api/v1/desk/comments",
    summary: "A queue of readers' comments, a page of it.",
    scope: "comments",
  },
  openComment: {
    method: "get",
    path: comment,
    summary: "A comment with its story, its thread, its reports and its writer's history.",
    scope: "comments",
  },
  decideComment: {
    method: "post",
    path: `${comment}/decisions`,
    summary: "Approve, refuse, hold or feature a comment.",
    scope: "comments",
    sees: true,
  },
  decideComments: {
    method: "post",
    path: "/api/v1/desk/comment-decisions",
    summary: "The same decision on several comments, each as it was seen.",
    scope: "comments",
    creates: true,
  },
  undoDecision: {
    method: "post",
    path: "/api/v1/desk/comment-decisions/{id}/undo",
    summary: "Take a decision back, while nothing has happened since.",
    scope: "comments",
    creates: true,
    sees: true,
  },
  banWriter: {
    method: "post",
    path: `${comment}/ban`,
    summary: "Ban whoever wrote a comment, from every verb.",
    scope: null,
    creates: true,
    sees: true,
  },
  listBans: { method: "get", path: "/api/v1/desk/bans", summary: "The bans that hold.", scope: null },
  liftBan: {
    method: "delete",
    path: "/api/v1/desk/bans/{id}",
    summary: "End a ban.",
    scope: null,
    sees: true,
  },
  setBadge: {
    method: "put",
    path: "/api/v1/desk/readers/{id}/badge",
    summary: "Say which person of the newsroom a reader is: what they write is marked so.",
    scope: null,
    sees: true,
  },
  commentRules: {
    method: "get",
    path: "/api/v1/desk/comment-rules",
    summary: "Who may comment somewhere, what the pipeline goes by, and the word lists.",
    scope: null,
  },
  setCommentRules: {
    method: "put",
    path: "/api/v1/desk/comment-rules",
    summary: "Change them.",
    scope: null,
    sees: true,
  },
  tryWords: {
    method: "post",
    path: "/api/v1/desk/comment-words/try",
    summary: "What word lists would find in a text.",
    scope: null,
    asks: true,
  },
  openThread: {
    method: "get",
    path: `${story}/comments`,
    summary: "How many comments stand under a story.",
    scope: "comments",
  },
  moveThread: {
    method: "post",
    path: `${story}/comments/move`,
    summary: "Move all comments of a story to another.",
    scope: null,
    creates: true,
    sees: true,
  },
} as const satisfies Record<string, DeskPath>;

export type DeskDoor = keyof typeof deskPaths;
