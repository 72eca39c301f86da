/** Fen as yuan, as people of a language write it. */
export const yuan = (fen: number, language: string): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "CNY" }).format(fen / 100);
