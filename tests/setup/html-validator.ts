import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:document"],
  rules: {
    // React writes void elements and attributes in its own style, which HTML allows.
    "void-style": "off",
    "attr-case": "off",
    "attribute-boolean-style": "off",
    "no-inline-style": "error",
    "long-title": "off",
    // The style is one long line on purpose: it stands in the first round trip.
    "no-trailing-whitespace": "off",
    // The icon is an image inside its own address.
    "require-sri": "off",
  },
});

/** What is not valid in a page's HTML, in words. */
export async function faultsOf(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
