/** What is done at each node; `Place` is what an element's children know of where they stand. */
export interface Visitor<Place> {
  /** The place inside the element, or null to pass over it and all it holds. */
  readonly enter: (element: Element, place: Place) => Place | null;
  /** After an element's children, with the place that was theirs. */
  readonly leave: (place: Place) => void;
  readonly text: (text: string, place: Place) => void;
  readonly comment: (text: string) => void;
}

interface Level<Place> {
  next: Node | null;
  readonly place: Place;
}

const elementNode = 1;
const textNodes: readonly number[] = [3, 4];
const commentNode = 8;

/** Walks with a list of its own in place of recursion: a clipboard may be nested deeper than the stack is. */
export function walkTree<Place>(root: Node, start: Place, visitor: Visitor<Place>): void {
  const levels: Level<Place>[] = [];
  const visit = (node: Node, place: Place): void => {
    const inside = visitNode(node, place, visitor);
    if (inside !== null) levels.push({ next: node.firstChild, place: inside });
  };
  visit(root, start);
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const { next, place } = level;
    if (next === null) {
      levels.pop();
      visitor.leave(place);
    } else {
      level.next = next.nextSibling;
      visit(next, place);
    }
  }
}

function visitNode<Place>(node: Node, place: Place, visitor: Visitor<Place>): Place | null {
  if (node.nodeType === elementNode) return visitor.enter(node as Element, place);
  if (textNodes.includes(node.nodeType)) visitor.text(node.nodeValue ?? "", place);
  else if (node.nodeType === commentNode) visitor.comment(node.nodeValue ?? "");
  return null;
}
