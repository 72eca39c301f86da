import { useTranslation } from "react-i18next";
import { State } from "../../parts/State.js";
import type { Problem } from "../../rest/types.js";
import { isFault } from "./problem-model.js";

/** What the compiler says, each at its file and line. */
export function Problems({ list }: { list: Problem[] }) {
  const { t } = useTranslation();
  if (list.length === 0) return null;
  return (
    <ul className="problems" data-list="problems">
      {list.map((problem, i) => (
        <li key={i}>
          <State tone={isFault(problem) ? "bad" : "warn"}>
            {isFault(problem) ? t("versions.error") : t("versions.warning")}
          </State>{" "}
          {problem.message}
          {problem.file ? <code>{placeOf(problem)}</code> : null}
        </li>
      ))}
    </ul>
  );
}

const placeOf = ({ file, line, column }: Problem): string => [file, line, column].filter(Boolean).join(":");
