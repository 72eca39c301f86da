import { ColumnHeightOutlined, DownloadOutlined, SearchOutlined, TableOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Popover, Select, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Column } from "./table-model.js";
import { useAddress } from "./use-address.js";

/** What the server is asked to leave out; its value stands in the address. */
export interface Filter {
  name: string;
  label: string;
  options?: { value: string; label: string }[];
}

interface Props<T> {
  filters: Filter[];
  columns: Column<T>[];
  hidden: string[];
  isDense: boolean;
  onHide: (hidden: string[]) => void;
  onDensity: () => void;
  onCsv: () => void;
  children?: ReactNode;
}

/** Above a table: filters, then what changes how it looks, then its rows as a file. */
export function TableBar<T>({ filters, columns, hidden, onHide, onDensity, onCsv, isDense, children }: Props<T>) {
  const { t } = useTranslation();
  return (
    <div className="table-bar">
      {filters.map((filter) => (
        <FilterInput key={filter.name} filter={filter} />
      ))}
      {children}
      <span className="space" />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <Checkbox.Group
            style={{ display: "grid", gap: 8 }}
            value={columns.map(({ key }) => key).filter((key) => !hidden.includes(key))}
            options={columns.map(({ key, title }, i) => ({ value: key, label: title, disabled: i === 0 }))}
            onChange={(shown) => onHide(columns.map(({ key }) => key).filter((key) => !shown.includes(key)))}
          />
        }
      >
        <Button type="text" aria-label={t("columns")} title={t("columns")} icon={<TableOutlined />} />
      </Popover>
      <Tooltip title={isDense ? t("roomy") : t("dense")}>
        <Button
          type="text"
          aria-label={isDense ? t("roomy") : t("dense")}
          icon={<ColumnHeightOutlined />}
          onClick={onDensity}
        />
      </Tooltip>
      <Tooltip title={t("csv")}>
        <Button type="text" aria-label={t("csv")} data-action="csv" icon={<DownloadOutlined />} onClick={onCsv} />
      </Tooltip>
    </div>
  );
}

function FilterInput({ filter }: { filter: Filter }) {
  const [address, change] = useAddress();
  const value = address[filter.name];
  if (filter.options) {
    return (
      <Select
        allowClear
        aria-label={filter.label}
        placeholder={filter.label}
        style={{ minWidth: 150 }}
        value={value ?? null}
        options={filter.options}
        onChange={(chosen: string | null | undefined) => change({ [filter.name]: chosen ?? undefined })}
      />
    );
  }
  return (
    <Input
      allowClear
      aria-label={filter.label}
      placeholder={filter.label}
      prefix={<SearchOutlined aria-hidden />}
      key={value ?? ""}
      defaultValue={value ?? ""}
      data-filter={filter.name}
      onPressEnter={(event) => change({ [filter.name]: event.currentTarget.value.trim() || undefined })}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim();
        if (typed !== (value ?? "")) change({ [filter.name]: typed || undefined });
      }}
      onClear={() => change({ [filter.name]: undefined })}
    />
  );
}
