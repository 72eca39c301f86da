import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { size } from "../../../../shell/src/time.js";
import { Card } from "../../parts/Page.js";
import { sizesOf } from "./report-model.js";
import type { Report } from "./review-rest.js";

const SHOWN = 12;

/** The files of a version, the largest first, each with what it has grown by. */
export function Files({ report, base }: { report: Report; base: Report | undefined }) {
  const { t, i18n } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const before = sizesOf(base);
  const largest = report.files[0]?.bytes || 1;
  const bytes = (value: number) => size(value, i18n.language);
  const shown = isWhole ? report.files : report.files.slice(0, SHOWN);
  const grown = (path: string, now: number) => {
    const was = before.get(path);
    if (!base || was === now) return "";
    if (was === undefined) return t("review.new");
    return `${now > was ? "+" : "−"}${bytes(Math.abs(now - was))}`;
  };
  return (
    <Card title={t("review.files")} hint={report.files.length < report.fileCount ? t("review.filesCut") : undefined}>
      <ul className="sizes" data-list="files">
        {shown.map(({ path, bytes: own }) => (
          <li key={path}>
            <span className="mono path">{path}</span>
            <span className="soft">{grown(path, own)}</span>
            <span>{bytes(own)}</span>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
              <rect width={Math.max(0.5, (own / largest) * 100)} height={1} />
            </svg>
          </li>
        ))}
      </ul>
      {report.files.length > SHOWN ? (
        <Button type="link" className="bare" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("review.fewer") : t("review.allFiles", { count: report.files.length })}
        </Button>
      ) : null}
    </Card>
  );
}
