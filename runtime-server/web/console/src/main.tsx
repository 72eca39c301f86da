import "./nonce.js";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { App, ConfigProvider } from "antd";
import english from "antd/es/locale/en_US";
import chinese from "antd/es/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useTranslation } from "react-i18next";
import { startTheme, themeOf, useLook } from "./frame/theme.js";
import { me, permissions, queries } from "./rest/queries.js";
import { router } from "./routes.js";
import { startWords } from "./words/index.js";

function Console() {
  const { i18n } = useTranslation();
  const look = useLook();
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      theme={themeOf(look)}
      locale={i18n.language === "zh" ? chinese : english}
    >
      <App component={false} message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

async function start(): Promise<void> {
  startTheme();
  // asked for while the words are on their way
  void queries.prefetchQuery(me);
  void queries.prefetchQuery(permissions);
  await startWords();
  createRoot(document.getElementById("console")!).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
}

void start();
