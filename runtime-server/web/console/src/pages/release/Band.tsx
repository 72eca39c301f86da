interface Props {
  low: number;
  high: number;
  value: number;
  threshold: number | undefined;
}

const WIDTH = 240;
const HEIGHT = 36;
const MIDDLE = 18;

/** A difference with the band in which it lies, beside no difference and beside what counts as worse. The text says the same. */
export function Band({ low, high, value, threshold }: Props) {
  const marks = [low, high, value, 0, threshold ?? 0];
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const room = (most - least || 1) * 0.06;
  const x = (of: number) => ((of - least + room) / (most - least + 2 * room)) * WIDTH;
  return (
    <svg className="band" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      <line className="band-axis" x1={0} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
      <line className="band-zero" x1={x(0)} x2={x(0)} y1={6} y2={HEIGHT - 6} />
      {threshold === undefined ? null : (
        <line className="band-threshold" x1={x(threshold)} x2={x(threshold)} y1={2} y2={HEIGHT - 2} />
      )}
      <rect className="band-range" x={x(low)} width={Math.max(2, x(high) - x(low))} y={MIDDLE - 5} height={10} rx={5} />
      <rect className="band-value" x={x(value) - 2.5} width={5} y={MIDDLE - 8} height={16} rx={2} />
    </svg>
  );
}
