import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useParams } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";
import { useProgramPlaces } from "../../frame/sections.js";
import { AsCommand } from "../../parts/Command.js";
import { Loaded } from "../../parts/Loaded.js";
import { Page } from "../../parts/Page.js";
import type { Command } from "../../rest/command.js";
import { program } from "../../rest/queries.js";
import type { Program } from "../../rest/types.js";
import { Standing, Suspend } from "./Standing.js";

interface Props {
  title: string;
  hint?: string;
  command?: Command;
  actions?: ReactNode;
  children: (program: Program) => ReactNode;
}

/** The program that the address names. */
export const useAppId = (): string => (useParams({ strict: false }) as { appId: string }).appId;

/** A page of a program. */
export function ProgramPage({ title, hint, command, actions, children }: Props) {
  const appId = useAppId();
  const known = useQuery(program(appId));
  const isOverview = useLocation().pathname === `/programs/${appId}/overview`;
  const name = known.data ? `${title} · ${known.data.name}` : title;
  return (
    <Page
      title={title}
      name={name}
      hint={hint}
      actions={
        <>
          {command ? <AsCommand command={command} /> : null}
          {actions}
          {known.data && isOverview ? <Suspend program={known.data} /> : null}
        </>
      }
    >
      <Tabs appId={appId} />
      {known.data ? <Standing program={known.data} /> : null}
      <Loaded query={known}>{children}</Loaded>
    </Page>
  );
}

/** On a phone, where the rail is away. */
function Tabs({ appId }: { appId: string }) {
  const places = useProgramPlaces(appId);
  const { pathname } = useLocation();
  const tabs = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const list = tabs.current;
    const own = list?.querySelector<HTMLElement>("[aria-current]");
    // sideways only: the page itself stays where the person has scrolled it
    if (list && own) list.scrollLeft += own.getBoundingClientRect().left - list.clientWidth / 3;
  }, [pathname, places.length]);
  return (
    <div className="tabs" ref={tabs}>
      {places.map(({ to, label }) => (
        <Link key={to} to={to} aria-current={pathname === to ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </div>
  );
}
