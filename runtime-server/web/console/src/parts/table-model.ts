/** A column of a table. */
export interface Column<T> {
  key: string;
  title: string;
  /** what spreadsheets get, and what rows are sorted by */
  text: (row: T) => string | number;
  align?: "end";
  /** whether it is hidden until somebody chooses it */
  isExtra?: boolean;
}

/** By what rows are sorted: a column's key, with a minus in front for the other way round. */
export type Sort = string | undefined;

/** The next way a column sorts: upwards, downwards, as the rows came. */
export function nextSort(sort: Sort, key: string): Sort {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? undefined : key;
}

export function sorted<T>(rows: T[], columns: Column<T>[], sort: Sort, language: string): T[] {
  const isDown = sort?.startsWith("-") ?? false;
  const column = columns.find(({ key }) => key === (isDown ? sort!.slice(1) : sort));
  if (!column) return rows;
  const words = new Intl.Collator(language, { numeric: true });
  const compare = (a: T, b: T) => {
    const [one, other] = [column.text(a), column.text(b)];
    if (typeof one === "number" && typeof other === "number") return one - other;
    return words.compare(String(one), String(other));
  };
  return [...rows].sort((a, b) => (isDown ? compare(b, a) : compare(a, b)));
}

/** The rows that have a text in one of their columns. */
export function having<T>(rows: T[], columns: Column<T>[], wanted: string): T[] {
  const text = wanted.trim().toLocaleLowerCase();
  if (!text) return rows;
  return rows.filter((row) => columns.some((column) => String(column.text(row)).toLocaleLowerCase().includes(text)));
}
