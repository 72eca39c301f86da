import {
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  ControlOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  HistoryOutlined,
  HomeOutlined,
  KeyOutlined,
  RocketOutlined,
  SettingOutlined,
  ShopOutlined,
  TeamOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "@tanstack/react-query";
import { program } from "../rest/queries.js";
import { useRights } from "../rest/rights.js";

export interface Place {
  to: string;
  label: string;
  icon: ReactNode;
}

export interface Section {
  title?: string;
  places: Place[];
}

/** The pages of a program that the person may open. */
export function useProgramPlaces(appId: string | undefined): Place[] {
  const { t } = useTranslation();
  const may = useRights();
  const known = useQuery({ ...program(appId ?? ""), enabled: appId !== undefined }).data;
  if (!appId) return [];
  const at = (page: string) => `/programs/${appId}/${page}`;
  const owner = known?.organisation;
  return [
    { to: at("overview"), label: t("program.overview"), icon: <DashboardOutlined /> },
    { to: at("versions"), label: t("program.versions"), icon: <HistoryOutlined /> },
    { to: at("review"), label: t("program.review"), icon: <FileSearchOutlined /> },
    { to: at("release"), label: t("program.release"), icon: <RocketOutlined /> },
    ...(owner && may("organisation.view", owner)
      ? [{ to: at("members"), label: t("program.members"), icon: <KeyOutlined /> }]
      : []),
    { to: at("capabilities"), label: t("program.capabilities"), icon: <ApiOutlined /> },
    { to: at("settings"), label: t("program.settings"), icon: <SettingOutlined /> },
  ];
}

/** What there is in the rail and in the palette for whoever is here. */
export function useSections(appId: string | undefined): Section[] {
  const { t } = useTranslation();
  const may = useRights();
  const places = useProgramPlaces(appId);
  const name = useQuery({ ...program(appId ?? ""), enabled: appId !== undefined }).data?.name;
  const operator: Place[] = [
    ...(may("version.review") ? [{ to: "/review", label: t("desk.title"), icon: <FileSearchOutlined /> }] : []),
    ...(may("merchant.view") ? [{ to: "/merchants", label: t("merchants.title"), icon: <ShopOutlined /> }] : []),
    ...(may("person.view") ? [{ to: "/people", label: t("people.title"), icon: <UserOutlined /> }] : []),
    ...(may("organisation.audit") ? [{ to: "/audit", label: t("audit.title"), icon: <AuditOutlined /> }] : []),
    ...(may("platform.view") ? [{ to: "/platform", label: t("platform.title"), icon: <ControlOutlined /> }] : []),
  ];
  return [
    {
      places: [
        { to: "/", label: t("home.title"), icon: <HomeOutlined /> },
        { to: "/programs", label: t("programs.title"), icon: <AppstoreOutlined /> },
        { to: "/organisations", label: t("organisations.title"), icon: <TeamOutlined /> },
      ],
    },
    ...(places.length ? [{ title: name ?? appId ?? "", places }] : []),
    ...(operator.length ? [{ title: t("host"), places: operator }] : []),
  ];
}
