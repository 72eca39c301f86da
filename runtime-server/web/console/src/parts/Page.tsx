import { useEffect, type ReactNode } from "react";

interface Props {
  title: string;
  /** for the browser's tab, when the heading alone does not say enough */
  name?: string;
  hint?: ReactNode;
  /** beside the heading, such as a state */
  beside?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page with its one heading and its main actions. */
export function Page({ title, name, hint, beside, actions, children }: Props) {
  useEffect(() => {
    document.title = `${name ?? title} · Minihost`;
  }, [name, title]);
  return (
    <div className="page">
      <header className="page-head">
        <div className="titles">
          <div className="line">
            <h1>{title}</h1>
            {beside}
          </div>
          {hint ? <p className="hint">{hint}</p> : null}
        </div>
        {actions ? <div className="doings">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

interface CardProps {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Card({ title, hint, actions, id, children }: CardProps) {
  return (
    <section className="card" id={id} aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {hint ? <p className="hint">{hint}</p> : null}
      {children}
    </section>
  );
}
