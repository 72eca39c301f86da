import { App } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Refused } from "../rest/client.js";

/** Says why something did not work: in the person's language where the code is known, else as the server says it. */
export function useReason(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    (error) => {
      if (!(error instanceof Refused)) return t("noConnection");
      const key = `refusals.${error.code}`;
      if (error.code && i18n.exists(key)) return i18n.t(key as "refusals.stale");
      const detail = error.details["detail"];
      return typeof detail === "string" ? detail : t("refused", { status: error.status });
    },
    [t, i18n],
  );
}

/** Does something and says so, or why it was not done; answers whether it was. */
export function useDoing(): (work: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const { message } = App.useApp();
  const reason = useReason();
  return async (work, done) => {
    try {
      await work();
      if (done) void message.success(done);
      return true;
    } catch (error) {
      void message.error(reason(error), 6);
      return false;
    }
  };
}
