import { InboxOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Command } from "../rest/command.js";
import { Copied } from "./Command.js";

interface Props {
  /** one sentence */
  text: string;
  /** the first thing to do */
  action?: ReactNode;
  command?: Command;
  icon?: ReactNode;
}

/** What is shown where there is nothing yet: what would be here, the first thing to do, and its command. */
export function Empty({ text, action, command, icon }: Props) {
  return (
    <div className="empty" data-empty="">
      {icon ?? <InboxOutlined aria-hidden />}
      <p>{text}</p>
      {action}
      {command ? <Copied text={command.cli ?? command.curl ?? ""} /> : null}
    </div>
  );
}
