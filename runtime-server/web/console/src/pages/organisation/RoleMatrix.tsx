import { CheckOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Loaded } from "../../parts/Loaded.js";
import { Card } from "../../parts/Page.js";
import { permissions } from "../../rest/queries.js";
import { roles } from "./roles.js";

/** What each role may do, as the host's own table says it. */
export function RoleMatrix() {
  const { t, i18n } = useTranslation();
  const table = useQuery(permissions);
  const name = (action: string) => {
    const key = `permissions.${action.replace(".", "-")}`;
    return i18n.exists(key) ? i18n.t(key as "saved") : action;
  };
  return (
    <Card title={t("members.matrix")} hint={t("members.matrixHint")}>
      <Loaded query={table}>
        {(rows) => (
          <div className="matrix" tabIndex={0} role="region" aria-label={t("members.matrix")}>
            <table>
              <thead>
                <tr>
                  <td />
                  {roles.map((role) => (
                    <th key={role} scope="col">
                      {t(`roles.${role}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows
                  .filter((row) => row.members.length > 0)
                  .map((row) => (
                    <tr key={row.action}>
                      <th scope="row">{name(row.action)}</th>
                      {roles.map((role) => (
                        <td key={role}>
                          {row.members.includes(role) ? (
                            <CheckOutlined aria-label={t("yes")} />
                          ) : (
                            <span className="unseen">{t("no")}</span>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Card>
  );
}
