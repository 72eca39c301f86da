import { UserOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { AsCommand } from "../../parts/Command.js";
import { Empty } from "../../parts/Empty.js";
import { Loaded } from "../../parts/Loaded.js";
import { Page } from "../../parts/Page.js";
import { useAddress } from "../../parts/use-address.js";
import { rest, told } from "../../rest/client.js";
import { curl } from "../../rest/command.js";
import type { Person } from "../../rest/types.js";
import { PersonCard } from "./PersonCard.js";

/** Finds somebody, and freezes or bans their account. */
export function People() {
  const { t } = useTranslation();
  const [address, change] = useAddress();
  const username = address["username"] ?? "";
  const found = useQuery({
    queryKey: ["people", username],
    queryFn: () => told<Person[]>(rest.GET("/api/v1/people", { params: { query: { username } } })),
    enabled: username !== "",
  });
  return (
    <Page
      title={t("people.title")}
      hint={t("people.hint")}
      actions={<AsCommand command={{ curl: curl("GET", `people?username=${username || "mia"}`) }} />}
    >
      <div className="stack">
        <Input.Search
          key={username}
          allowClear
          enterButton={t("people.find")}
          aria-label={t("people.username")}
          placeholder={t("people.username")}
          defaultValue={username}
          style={{ maxWidth: 460 }}
          data-filter="username"
          onSearch={(typed) => change({ username: typed.trim() || undefined })}
        />
        {username === "" ? (
          <Empty text={t("people.none")} icon={<UserOutlined aria-hidden />} />
        ) : (
          <Loaded query={found}>
            {(people) =>
              people.length === 0 ? (
                <p role="status">{t("people.nobody", { username })}</p>
              ) : (
                people.map((person) => <PersonCard key={person.personId} person={person} />)
              )
            }
          </Loaded>
        )}
      </div>
    </Page>
  );
}
