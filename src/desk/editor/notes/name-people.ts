/** Someone who can be named in a note. */
export interface Nameable {
  readonly id: string;
  readonly name: string;
}

const letter = /[\p{L}\p{M}\p{N}-]/u;

/** What is being typed after an @, and where that stands; null where the cursor is in no name. */
export function nameBeing(text: string, cursor: number): { readonly from: number; readonly typed: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}\p{N}-]*(?: [\p{L}\p{M}\p{N}-]*)?)$/u.exec(text.slice(0, cursor));
  const typed = found?.[1];
  return typed === undefined ? null : { from: cursor - typed.length - 1, typed };
}

const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const mostOffered = 6;

/** Those whose name has a word that begins so, in any case and with or without accents. */
export function peopleCalled<Person extends Nameable>(people: readonly Person[], typed: string): readonly Person[] {
  const wanted = folded(typed);
  const begins = ({ name, id }: Nameable): boolean => {
    const whole = folded(name);
    return whole.startsWith(wanted) || whole.includes(` ${wanted}`) || folded(id).startsWith(wanted);
  };
  return people.filter(begins).slice(0, mostOffered);
}

/** A note as it is sent: names become the ids that the newsroom knows people by, the longest name first. */
export function withIds(text: string, people: readonly Nameable[]): string {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length);
  return text
    .split("@")
    .map((part, place) => {
      if (place === 0) return part;
      const one = longestFirst.find(({ name }) => part.startsWith(name) && !letter.test(part.charAt(name.length)));
      return one === undefined ? `@${part}` : `@${one.id}${part.slice(one.name.length)}`;
    })
    .join("");
}

/** A note as it is read: in pieces, each that names someone with their name. */
export function inPieces(
  text: string,
  people: readonly Nameable[],
): readonly { readonly text: string; readonly names: boolean }[] {
  const named = new Map(people.map(({ id, name }) => [id, name]));
  return text.split(/(@[\p{L}\p{M}\p{N}-]+)/u).flatMap((piece) => {
    const name = piece.startsWith("@") ? named.get(piece.slice(1)) : undefined;
    return piece === "" ? [] : [{ text: name === undefined ? piece : `@${name}`, names: name !== undefined }];
  });
}
