import type { ReactNode } from "react";
import type { DeskCommentRules } from "../../contract/comment-shapes.js";
import type { DeskWord } from "../words/en.js";
import { useSay } from "../words/speak.js";

type Policy = NonNullable<DeskCommentRules["policy"]>;
type WholePolicy = NonNullable<DeskCommentRules["inheritedPolicy"]>;

interface Field {
  readonly name: string;
  readonly word: DeskWord;
  readonly of: (policy: Policy) => number | undefined;
}

const fields: readonly Field[] = [
  { name: "longest", word: "pol-longest", of: ({ longest }) => longest },
  { name: "linksWait", word: "pol-linksWait", of: ({ links }) => links?.wait },
  { name: "linksRefuse", word: "pol-linksRefuse", of: ({ links }) => links?.refuse },
  { name: "repeats", word: "pol-repeats", of: ({ repeats }) => repeats },
  { name: "rate", word: "pol-rate", of: ({ rate }) => rate?.comments },
  { name: "rateMinutes", word: "pol-rateMinutes", of: ({ rate }) => rate?.minutes },
  { name: "newcomers", word: "pol-newcomers", of: ({ newcomers }) => newcomers },
  { name: "history", word: "pol-history", of: ({ history }) => history?.refused },
];

interface PolicyProps {
  readonly policy: Policy;
  readonly inherited: WholePolicy;
}

/** What the pipeline goes by; an empty field is inherited, and says what. */
export function PolicyFields({ policy, inherited }: PolicyProps): ReactNode {
  const say = useSay();
  return (
    <fieldset className="policy">
      <legend>{say("pipeline")}</legend>
      {fields.map(({ name, word, of }) => (
        <label key={name}>
          {say(word)}
          <input
            name={name}
            inputMode="numeric"
            pattern="[0-9]{1,5}"
            defaultValue={of(policy) ?? ""}
            placeholder={String(of(inherited) ?? "")}
          />
        </label>
      ))}
      <label>
        {say("pol-classifierUrl")}
        <input
          name="classifierUrl"
          type="url"
          dir="ltr"
          placeholder="https://"
          defaultValue={policy.classifier?.url ?? ""}
        />
      </label>
      <label>
        {say("pol-classifierSecret")}
        <input name="classifierSecret" dir="ltr" autoComplete="off" defaultValue={policy.classifier?.secret ?? ""} />
      </label>
      <label>
        {say("pol-classifierPatience")}
        <input
          name="classifierPatience"
          inputMode="numeric"
          pattern="[0-9]{3,5}"
          placeholder="1500"
          defaultValue={policy.classifier?.patience ?? ""}
        />
      </label>
    </fieldset>
  );
}

/** The fields as a policy; two that belong together are said together. */
export function readPolicyFields(text: (name: string) => string): Policy {
  const number = (name: string, otherwise: number): number => (text(name) === "" ? otherwise : Number(text(name)));
  const said = (...names: readonly string[]): boolean => names.some((name) => text(name) !== "");
  return {
    ...(said("longest") && { longest: number("longest", 0) }),
    ...(said("linksWait", "linksRefuse") && {
      links: { wait: number("linksWait", 1), refuse: number("linksRefuse", 8) },
    }),
    ...(said("repeats") && { repeats: number("repeats", 0) }),
    ...(said("rate", "rateMinutes") && { rate: { comments: number("rate", 5), minutes: number("rateMinutes", 5) } }),
    ...(said("newcomers") && { newcomers: number("newcomers", 0) }),
    ...(said("history") && { history: { refused: number("history", 0), ofLast: 10 } }),
    ...(said("classifierUrl") && {
      classifier: {
        ...{ url: text("classifierUrl"), secret: text("classifierSecret") },
        patience: number("classifierPatience", 1500),
      },
    }),
  };
}
