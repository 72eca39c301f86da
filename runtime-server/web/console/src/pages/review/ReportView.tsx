import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { size } from "../../../../shell/src/time.js";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { Differences } from "./Differences.js";
import { Files } from "./Files.js";
import { Findings } from "./Findings.js";
import { findingsOf, ORDER, type Finding } from "./report-model.js";
import { report, type Report } from "./review-rest.js";
import { Uses } from "./Uses.js";

interface Props {
  appId: string;
  version: string;
  /** what people have now, to compare with */
  base: string | undefined;
  /** pins a finding; without it nothing can be pinned */
  onPin?: (finding: Finding) => void;
}

/** What a version consists of, what somebody should look at, and what is different from what people have. */
export function ReportView({ appId, version, base, onPin }: Props) {
  const query = useQuery(report(appId, version));
  const before = useQuery({ ...report(appId, base ?? ""), enabled: base !== undefined && base !== version });
  return (
    <Loaded query={query} lines={8}>
      {(found) => <Parts report={found} base={before.data} onPin={onPin} />}
    </Loaded>
  );
}

interface PartsProps {
  report: Report;
  base: Report | undefined;
  onPin: ((finding: Finding) => void) | undefined;
}

function Parts({ report: found, base, onPin }: PartsProps) {
  const { t, i18n } = useTranslation();
  const findings = findingsOf(found, base);
  return (
    <div className="stack" data-report={found.version}>
      <Card title={t("review.findings")} hint={t("review.findingsHint")}>
        <ul className="counts">
          {ORDER.map((severity) => (
            <li key={severity} data-severity={severity}>
              <strong>{findings.filter((one) => one.severity === severity).length}</strong>
              {t(`review.severities.${severity}`)}
            </li>
          ))}
          <li>
            <strong>{size(found.bytes, i18n.language)}</strong>
            {t("review.fileCount", { count: found.fileCount })}
          </li>
          <li>
            <strong>{found.pages.length}</strong>
            {t("review.pages")}
          </li>
        </ul>
        <Findings findings={findings} onPin={onPin} />
      </Card>
      {base ? <Differences now={found} base={base} /> : null}
      <Uses report={found} base={base} />
      <Files report={found} base={base} />
    </div>
  );
}
