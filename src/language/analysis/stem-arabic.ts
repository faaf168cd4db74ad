/** Letters as `foldLetters` leaves them: alef without hamza, heh for teh marbuta, Persian yeh and kaf. */
const articles = ["وال", "بال", "کال", "فال", "ال", "لل"];
const endings = ["ها", "ان", "ات", "ون", "ین", "یه", "ه", "ی"];
const leastLeft = 3;

/** A light stem of an Arabic word: the article and the commonest endings go (light10 of Larkey, Ballesteros and Connell, 2002). */
export function stemArabic(word: string): string {
  let stem = withoutArticle(word);
  for (const ending of endings)
    if (stem.endsWith(ending) && stem.length - ending.length >= leastLeft) stem = stem.slice(0, -ending.length);
  return stem;
}

function withoutArticle(word: string): string {
  const article = articles.find((one) => word.startsWith(one) && word.length - one.length >= leastLeft);
  if (article !== undefined) return word.slice(article.length);
  return word.startsWith("و") && word.length > leastLeft + 1 ? word.slice(1) : word;
}
