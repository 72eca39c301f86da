import { useTranslation } from "react-i18next";
import { ago, moment } from "../../../shell/src/time.js";

/** How long ago something was; the exact time when it is pointed at. */
export function Ago({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const exact = moment(at, i18n.language);
  const isAhead = Date.parse(at) > Date.now();
  return (
    <time dateTime={at} title={exact}>
      {isAhead ? exact : ago(at, i18n.language)}
    </time>
  );
}
