import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Loaded } from "../../parts/Loaded.js";
import { LinesEditor } from "../../parts/LinesEditor.js";
import { Card } from "../../parts/Page.js";
import { ifMatch, rest, tagged, told, type Told } from "../../rest/client.js";
import { proved } from "../../rest/proof.js";
import { queries } from "../../rest/queries.js";

/** From where the program's own server may call. */
export function ServerAddresses({ appId }: { appId: string }) {
  const { t } = useTranslation();
  const queryKey = ["programs", appId, "addresses"];
  const at = "/api/v1/programs/{appId}/server/addresses" as const;
  const query = useQuery({
    queryKey,
    queryFn: () => tagged<Told<"AddressList">>(rest.GET(at, { params: { path: { appId } } })),
  });
  return (
    <Card title={t("addresses.title")} hint={t("addresses.hint")}>
      <Loaded query={query}>
        {({ value, tag }) => (
          <LinesEditor
            key={tag + value.addresses.join()}
            name="addresses"
            label={t("addresses.label")}
            lines={value.addresses}
            placeholder="203.0.113.0/24"
            save={async (addresses) => {
              const params = { path: { appId }, header: ifMatch(tag) };
              await proved(() => told(rest.PUT(at, { params, body: { addresses } })));
              await queries.invalidateQueries({ queryKey });
            }}
          />
        )}
      </Loaded>
    </Card>
  );
}
