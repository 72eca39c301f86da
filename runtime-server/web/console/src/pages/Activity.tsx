import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { actionsInChinese, actionsInEnglish } from "../../../shell/src/words/actions.js";
import { Ago } from "../parts/Ago.js";
import type { Entry } from "../rest/types.js";
import { useNames } from "./use-names.js";

/** What the audit log calls something that was done, in words. */
export function useActionName(): (action: string) => string {
  const { i18n } = useTranslation();
  const words = i18n.language === "zh" ? actionsInChinese : actionsInEnglish;
  return (action) => words[action] ?? action;
}

/** Says who did something: a name where it is known, a short id elsewhere. */
export function useActorName(names: Record<string, string> = {}, organisation?: string): (actor: string) => string {
  const { t } = useTranslation();
  const named = useNames(organisation);
  return (actor) => names[actor] ?? named(actor)?.name ?? (actor === "operator" ? t("operator") : actor.slice(0, 13));
}

/** What something was done to: by name, with a way to its page, where it is known. */
export function Subject({ id, organisation }: { id: string; organisation?: string | undefined }) {
  const named = useNames(organisation)(id);
  if (!named) return <span className="mono">{id.slice(0, 18)}</span>;
  return named.to ? <Link to={named.to}>{named.name}</Link> : <span>{named.name}</span>;
}

interface Props {
  entries: Entry[];
  /** whose members are named */
  organisation?: string;
  /** whether all of it is about the same thing, which then is not said */
  isOfOne?: boolean;
}

/** What was done, the newest first. */
export function Activity({ entries, organisation, isOfOne }: Props) {
  const { t } = useTranslation();
  const nameOf = useActionName();
  const actor = useActorName({}, organisation);
  if (entries.length === 0) return <p className="soft">{t("audit.nothing")}</p>;
  return (
    <ol className="history" data-list="activity">
      {entries.map((entry) => (
        <li key={entry.id}>
          {nameOf(entry.action)}
          {typeof entry.detail["version"] === "string" ? ` ${entry.detail["version"]}` : ""}
          <small>
            {actor(entry.actor)} · <Ago at={entry.at} />
            {isOfOne ? null : (
              <>
                {" · "}
                <Subject id={entry.subject} organisation={organisation} />
              </>
            )}
          </small>
        </li>
      ))}
    </ol>
  );
}
