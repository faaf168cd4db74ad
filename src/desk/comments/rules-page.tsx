import "../look/comments.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import type { DeskCommentRules } from "../../contract/comment-shapes.js";
import { type ThreadMode, threadModes } from "../../domain/comment/settings.js";
import { call } from "../api/call.js";
import { Trouble } from "../app/errors.js";
import { useMe } from "../app/me.js";
import { useSay } from "../words/speak.js";
import { Bans } from "./bans.js";
import { PolicyFields, readPolicyFields } from "./policy-fields.js";
import { WordFields } from "./word-fields.js";

/** Who may comment where, what the pipeline goes by, the word lists, and who is banned. */
export function RulesPage(): ReactNode {
  const say = useSay();
  const me = useMe();
  const { scope = `edition:${me.editions[0]?.id ?? "en"}` } = useSearch({ from: "/inside/comment-rules" });
  const navigate = useNavigate();
  const rules = useQuery({
    queryKey: ["comment-rules", scope],
    queryFn: () => call("commentRules", { query: { scope } }),
    // What someone is writing is not taken from under their hands.
    refetchOnWindowFocus: false,
  });
  const scopes = [
    ["*", say("house")] as const,
    ...me.editions.flatMap(({ id, name, sections }) => [
      [`edition:${id}`, name] as const,
      ...sections.map((section) => [`section:${id}/${section.slug}`, `${name} · ${section.name}`] as const),
    ]),
    ...(scope.startsWith("story:") ? [[scope, `${say("code")} ${scope.slice(6)}`] as const] : []),
  ];
  return (
    <div className="rules">
      <h1 className="page">
        {say("comments")}: {say("commentRules")}
      </h1>
      <label className="scope">
        {say("ruleScope")}
        <select
          value={scope}
          onChange={(event) => void navigate({ to: "/comment-rules", search: { scope: event.target.value } })}
        >
          {scopes.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      {rules.error !== null && <Trouble error={rules.error} />}
      {rules.data !== undefined && <RulesForm key={scope} rules={rules.data} />}
      {me.may.ban === null && <Bans />}
    </div>
  );
}

/** The form stands as it was opened, whatever others do meanwhile: whoever saves is told when they did. */
function RulesForm({ rules: first }: { readonly rules: DeskCommentRules }): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const [rules, setRules] = useState(first);
  const { scope, etag } = rules;
  const save = useMutation({
    mutationFn: (form: FormData) => call("setCommentRules", { seen: etag, body: { scope, ...read(form, rules) } }),
    onSuccess: ({ unreadable: _unreadable, ...saved }) => {
      setRules(saved);
      queries.setQueryData(["comment-rules", scope], saved);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  const { banned = [], suspect = [] } = save.data?.unreadable ?? {};
  const lines = [...banned, ...suspect].map(({ text }) => text).join(" · ");
  return (
    <form className="form" onSubmit={submit}>
      <div key={etag}>
        {scope !== "*" && <ThreadFields rules={rules} />}
        {rules.policy !== null && rules.inheritedPolicy !== null && (
          <PolicyFields policy={rules.policy} inherited={rules.inheritedPolicy} />
        )}
        {rules.banned !== null && <WordFields rules={rules} />}
      </div>
      {save.error !== null && <Trouble error={save.error} />}
      {lines !== "" && <p className="trouble">{say("unreadableLines", { lines })}</p>}
      <p className="buttons">
        <button type="submit" className="chief" data-act="save-rules">
          {say("saveRules")}
        </button>
        <output>{save.isSuccess ? say("rulesSaved") : ""}</output>
      </p>
    </form>
  );
}

function ThreadFields({ rules: { settings, inherited } }: { readonly rules: DeskCommentRules }): ReactNode {
  const say = useSay();
  const guests = (value: boolean): string => say(value ? "yes" : "no");
  const closing = inherited.closeAfterDays === null ? say("never") : String(inherited.closeAfterDays);
  return (
    <fieldset>
      <legend>{say("ruleMode")}</legend>
      <label>
        {say("ruleMode")}
        <select name="mode" defaultValue={settings.mode ?? ""}>
          <option value="">{say("inherits", { value: say(`mode-${inherited.mode}`) })}</option>
          {threadModes.map((mode) => (
            <option key={mode} value={mode}>
              {say(`mode-${mode}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say("ruleGuests")}
        <select name="guests" defaultValue={settings.guests === undefined ? "" : String(settings.guests)}>
          <option value="">{say("inherits", { value: guests(inherited.guests) })}</option>
          <option value="true">{guests(true)}</option>
          <option value="false">{guests(false)}</option>
        </select>
      </label>
      <label>
        {say("ruleClose")}
        <input
          name="closeAfterDays"
          inputMode="numeric"
          pattern="[0-9]{1,4}"
          defaultValue={settings.closeAfterDays === null ? "0" : (settings.closeAfterDays ?? "")}
          placeholder={say("inherits", { value: closing })}
        />
      </label>
    </fieldset>
  );
}

/** What the form says; what is left empty is inherited. A closing after 0 days is none. */
function read(form: FormData, { policy }: DeskCommentRules) {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const [mode, guests, days] = [text("mode"), text("guests"), text("closeAfterDays")];
  return {
    settings: {
      ...(mode !== "" && { mode: mode as ThreadMode }),
      ...(guests !== "" && { guests: guests === "true" }),
      ...(days !== "" && { closeAfterDays: Number(days) === 0 ? null : Number(days) }),
    },
    ...(policy !== null && {
      policy: readPolicyFields(text),
      ...{ banned: text("banned"), suspect: text("suspect") },
    }),
  };
}
