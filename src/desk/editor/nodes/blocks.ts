import { mergeAttributes, Node } from "@tiptap/core";

/** The blocks of a story's body as `newsroom/copy` reads them; their names are part of that agreement. */

export const Body = Node.create({ name: "doc", topNode: true, content: "block+" });

export const Crosshead = Node.create({
  name: "crosshead",
  group: "block",
  content: "text*",
  marks: "",
  defining: true,
  parseHTML: () => ["h1", "h2", "h3", "h4", "h5", "h6"].map((tag) => ({ tag })),
  renderHTML: () => ["h2", 0],
  addKeyboardShortcuts() {
    return {
      "Mod-Alt-2": () => this.editor.commands.toggleNode(this.name, "paragraph"),
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if ($from.parent.type !== this.type || !empty || $from.parentOffset < $from.parent.content.size) return false;
        return editor
          .chain()
          .insertContentAt($from.after(), { type: "paragraph" })
          .focus($from.after() + 1)
          .run();
      },
    };
  },
});

export const Quote = Node.create({
  name: "quote",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ cite: { default: "" } }),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", mergeAttributes({ "data-cite": HTMLAttributes.cite }), 0],
  addKeyboardShortcuts() {
    return { "Mod-Alt-q": () => this.editor.commands.toggleNode(this.name, "paragraph") };
  },
});

export const Box = Node.create({
  name: "box",
  group: "block",
  content: "(paragraph | bulletList | orderedList)+",
  defining: true,
  isolating: true,
  addAttributes: () => ({ title: { default: "" } }),
  parseHTML: () => [{ tag: "aside" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", { "data-title": HTMLAttributes.title }, 0],
});

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ url: { default: "" }, title: { default: "" } }),
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ["div", { class: "embed", dir: "ltr" }, String(HTMLAttributes.url)],
});

export const Picture = Node.create({
  name: "picture",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    picture: { default: "" },
    width: { default: "" },
    height: { default: "" },
    alt: { default: "" },
    caption: { default: "" },
    credit: { default: "" },
    focus: { default: "" },
  }),
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes: { picture, alt, caption, credit } }) => [
    "figure",
    { class: alt === "" || credit === "" ? "lacking" : "" },
    ["img", { src: `/api/v1/desk/pictures/${picture}/640`, alt }],
    ["figcaption", {}, [caption, credit].filter((text) => text !== "").join(" · ") || "—"],
  ],
});
