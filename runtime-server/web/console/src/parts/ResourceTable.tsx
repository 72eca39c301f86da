import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { kept, keep } from "../frame/preferences.js";
import { csv, download } from "../rest/csv.js";
import { Waiting } from "./Loaded.js";
import { useDoing, useReason } from "./reason.js";
import { TableBar, type Filter } from "./TableBar.js";
import { having, nextSort, sorted, type Column, type Sort } from "./table-model.js";
import { useAddress } from "./use-address.js";
import { useRowKeys } from "./use-row-keys.js";
import { everyRow, useRows, type Fetch } from "./use-rows.js";

export interface Shown<T> extends Column<T> {
  /** how it looks; its text when missing */
  show?: (row: T) => ReactNode;
}

interface Props<T> {
  /** what it is a list of, for its settings and its file */
  name: string;
  queryKey: unknown[];
  fetch: Fetch<T>;
  columns: Shown<T>[];
  rowKey: (row: T) => string;
  /** the page of a row: then the whole row leads there */
  href?: (row: T) => string;
  filters?: Filter[];
  /** whether rows that were loaded can be searched by the `q` of the address */
  isSearched?: boolean;
  empty: ReactNode;
  bar?: ReactNode;
}

/** A list whose filters and order stand in the address, with paging, columns, density, CSV and keys; cards on a phone. */
export function ResourceTable<T>(props: Props<T>) {
  const { name, columns, fetch, isSearched, filters = [] } = props;
  const { t, i18n } = useTranslation();
  const [address] = useAddress();
  const [isDense, setDense] = useState(() => kept("density") === "dense");
  const [hidden, setHidden] = useState(() => hiddenColumns(name, columns));
  const doing = useDoing();
  const { query, rows } = useRows(props.queryKey, fetch);
  const reason = useReason();
  const shown = columns.filter(({ key }) => !hidden.includes(key));
  const wanted = isSearched ? having(rows ?? [], columns, address["q"] ?? "") : (rows ?? []);
  const list = sorted(wanted, columns, address["sort"], i18n.language);
  const isFiltered = [...filters.map((one) => one.name), "q"].some((one) => address[one]);
  const save = async () => {
    const every = await everyRow(fetch);
    const wantedRows = sorted(
      isSearched ? having(every, columns, address["q"] ?? "") : every,
      columns,
      address["sort"],
      i18n.language,
    );
    const head = columns.map(({ title }) => title);
    const body = wantedRows.map((row) => columns.map(({ text }) => String(text(row))));
    download(`${name}.csv`, csv([head, ...body]));
  };
  if (rows?.length === 0 && !isFiltered) return <>{props.empty}</>;
  return (
    <>
      <TableBar
        filters={isSearched ? [{ name: "q", label: t("search") }, ...filters] : filters}
        columns={columns}
        hidden={hidden}
        isDense={isDense}
        onHide={(next) => {
          keep(`columns.${name}`, next.join(" "));
          setHidden(next);
        }}
        onDensity={() => {
          keep("density", isDense ? "roomy" : "dense");
          setDense(!isDense);
        }}
        onCsv={() => void doing(save)}
      >
        {props.bar}
      </TableBar>
      {query.error && !rows ? (
        <p className="note" data-tone="bad" role="alert">
          {reason(query.error)}
        </p>
      ) : rows ? (
        <Rows {...props} columns={shown} rows={list} isDense={isDense} />
      ) : (
        <Waiting lines={6} />
      )}
      {rows ? (
        <div className="table-foot">
          <span>{list.length === 0 ? t("nothingFound") : t("rows", { count: list.length })}</span>
          {query.hasNextPage ? (
            <Button loading={query.isFetchingNextPage} data-action="more" onClick={() => void query.fetchNextPage()}>
              {t("more")}
            </Button>
          ) : null}
          {query.hasNextPage && (address["sort"] || address["q"]) ? <span>{t("amongLoaded")}</span> : null}
        </div>
      ) : null}
    </>
  );
}

function hiddenColumns<T>(name: string, columns: Column<T>[]): string[] {
  const stored = kept(`columns.${name}`);
  return stored === null
    ? columns.filter(({ isExtra }) => isExtra).map(({ key }) => key)
    : stored.split(" ").filter(Boolean);
}

interface RowsProps<T> extends Props<T> {
  rows: T[];
  isDense: boolean;
}

function Rows<T>({ columns, rows, rowKey, href, isDense, name }: RowsProps<T>) {
  const navigate = useNavigate();
  const open = (index: number) => {
    const row = rows[index];
    if (row && href) void navigate({ to: href(row) });
  };
  const here = useRowKeys(rows.length, open);
  if (rows.length === 0) return null;
  return (
    <div className="rows" data-density={isDense ? "dense" : "roomy"} data-list={name}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row)}
              data-id={rowKey(row)}
              data-link={href ? "" : undefined}
              data-here={index === here ? "" : undefined}
              onClick={(event) => {
                const isControl = (event.target as Element).closest("a, button, input, label");
                if (!isControl && String(getSelection()) === "") open(index);
              }}
            >
              {columns.map((column, i) => (
                <td key={column.key} data-label={column.title} data-align={column.align}>
                  {i === 0 && href ? (
                    <Link to={href(row)}>{cellOf(column, row)}</Link>
                  ) : (
                    <div>{cellOf(column, row)}</div>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellOf = <T,>(column: Shown<T>, row: T): ReactNode => (column.show ? column.show(row) : column.text(row));

function HeadCell<T>({ column }: { column: Shown<T> }) {
  const [address, change] = useAddress();
  const sort: Sort = address["sort"];
  if (column.title === "") return <th />;
  const way = sort === column.key ? "ascending" : sort === `-${column.key}` ? "descending" : "none";
  return (
    <th scope="col" aria-sort={way} data-align={column.align}>
      <button type="button" className="plain" onClick={() => change({ sort: nextSort(sort, column.key) })}>
        {column.title}
        {way === "ascending" ? <ArrowUpOutlined aria-hidden /> : null}
        {way === "descending" ? <ArrowDownOutlined aria-hidden /> : null}
      </button>
    </th>
  );
}
