import { MenuFoldOutlined, MenuUnfoldOutlined } from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Section } from "./sections.js";

interface Props {
  sections: Section[];
  isNarrow: boolean;
  onFold: () => void;
}

/** Where one can go, on the left. */
export function Rail({ sections, isNarrow, onFold }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = placeOf(pathname, sections);
  return (
    <nav className="rail" aria-label={t("pages")}>
      <div className="rail-body">
        {sections.map(({ title, places }) => (
          <section key={title ?? ""} aria-label={title}>
            {title ? <h2>{title}</h2> : null}
            <ul>
              {places.map(({ to, label, icon }) => (
                <li key={to}>
                  <Link
                    to={to}
                    activeOptions={{ exact: true }}
                    aria-current={to === here ? "page" : undefined}
                    aria-label={isNarrow ? label : undefined}
                    title={isNarrow ? label : undefined}
                  >
                    <span aria-hidden>{icon}</span>
                    <span className="label">{label}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <button type="button" className="plain fold" onClick={onFold} aria-label={isNarrow ? t("unfold") : t("fold")}>
        {isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        <span className="label">{t("fold")}</span>
      </button>
    </nav>
  );
}

/** The place that a page belongs to: the longest address that it begins with. */
function placeOf(path: string, sections: Section[]): string | undefined {
  return sections
    .flatMap(({ places }) => places.map(({ to }) => to))
    .filter((to) => path === to || (to !== "/" && path.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)[0];
}
