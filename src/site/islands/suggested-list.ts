/** A story as the suggesting door tells it. */
export interface ListedStory {
  readonly path: string;
  readonly headline: string;
  /** The day it was published, as the edition prints it. */
  readonly day: string;
}

/** A headline that can be chosen, its day beside it. */
export function optionFor({ headline, day }: ListedStory, id: string): HTMLLIElement {
  const option = document.createElement("li");
  option.id = id;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const words = document.createElement("bdi");
  words.textContent = headline;
  const when = document.createElement("small");
  when.textContent = day;
  option.append(words, " ", when);
  return option;
}
