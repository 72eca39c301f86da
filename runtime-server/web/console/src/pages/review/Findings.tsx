import { PushpinOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { State } from "../../parts/State.js";
import { ORDER, placeOf, type Finding } from "./report-model.js";

const TONES = { high: "bad", middle: "warn", low: "calm" } as const;

interface Props {
  findings: Finding[];
  onPin: ((finding: Finding) => void) | undefined;
}

/** What there is to look at, each at its file and line. */
export function Findings({ findings, onPin }: Props) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="soft">{t("review.clean")}</p>;
  return (
    <>
      {ORDER.map((severity) => {
        const shown = findings.filter((one) => one.severity === severity);
        if (shown.length === 0) return null;
        return (
          <section key={severity} className="severity" aria-label={t(`review.severities.${severity}`)}>
            <h3>{t(`review.severities.${severity}`)}</h3>
            <ul className="lines" data-list={`findings-${severity}`}>
              {shown.map((one) => (
                <Line key={`${one.kind} ${one.what} ${placeOf(one)}`} finding={one} onPin={onPin} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Line({ finding, onPin }: { finding: Finding; onPin: ((finding: Finding) => void) | undefined }) {
  const { t } = useTranslation();
  const place = placeOf(finding);
  return (
    <li data-kind={finding.kind}>
      <span className="what">
        {t(`review.kinds.${finding.kind}`)}
        {finding.kind === "deadPage" ? null : (
          <>
            : <span className="mono">{finding.what}</span>
          </>
        )}
        {finding.shown ? <span className="mono soft"> {finding.shown}</span> : null}
        <code className="place">{place}</code>
      </span>
      {finding.isNew ? <State tone={TONES[finding.severity]}>{t("review.new")}</State> : null}
      {onPin ? (
        <Button
          type="text"
          icon={<PushpinOutlined />}
          aria-label={t("review.pin", { place })}
          title={t("review.pin", { place })}
          data-action="pin"
          onClick={() => onPin(finding)}
        />
      ) : null}
    </li>
  );
}
