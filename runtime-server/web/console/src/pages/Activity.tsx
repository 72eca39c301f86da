import { useTranslation } from "react-i18next";
import { actionsInChinese, actionsInEnglish } from "../../../shell/src/words/actions.js";
import { Ago } from "../parts/Ago.js";
import type { Entry } from "../rest/types.js";

/** What the audit log calls something that was done, in words. */
export function useActionName(): (action: string) => string {
  const { i18n } = useTranslation();
  const words = i18n.language === "zh" ? actionsInChinese : actionsInEnglish;
  return (action) => words[action] ?? action;
}

/** Says who did something: a name where it is known, a short id elsewhere. */
export function useActorName(names: Record<string, string> = {}): (actor: string) => string {
  const { t } = useTranslation();
  return (actor) => {
    if (names[actor]) return names[actor];
    return actor === "operator" ? t("operator") : actor.slice(0, 13);
  };
}

interface Props {
  entries: Entry[];
  /** names of people by their ids */
  names?: Record<string, string>;
  /** whether all of it is about the same thing, which then is not said */
  isOfOne?: boolean;
}

/** What was done, the newest first. */
export function Activity({ entries, names, isOfOne }: Props) {
  const { t } = useTranslation();
  const nameOf = useActionName();
  const actor = useActorName(names);
  if (entries.length === 0) return <p className="soft">{t("audit.nothing")}</p>;
  return (
    <ol className="history" data-list="activity">
      {entries.map((entry) => (
        <li key={entry.id}>
          {nameOf(entry.action)}
          {typeof entry.detail["version"] === "string" ? ` ${entry.detail["version"]}` : ""}
          <small>
            {actor(entry.actor)} · <Ago at={entry.at} />
            {isOfOne ? "" : ` · ${entry.subject.slice(0, 18)}`}
          </small>
        </li>
      ))}
    </ol>
  );
}
