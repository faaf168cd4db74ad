const endings = ["وں", "یں", "یاں"];

/** A light stem of an Urdu word in folded letters: the endings of plural and case go. */
export function stemUrdu(word: string): string {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 2);
  return ending === undefined ? word : word.slice(0, -ending.length);
}
