// Figures as British readers write them, alone and with their unit. Pure.

/** The same on every machine: 1,200 and −3.5. */
export function figure(n: number): string {
  const [whole = '', part] = String(Math.abs(n)).split('.');
  return `${n < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${part === undefined ? '' : `.${part}`}`;
}

/** A value with its unit: "84%", "12 days", "1 day", "£800". */
export function amount(n: number, unit: string): string {
  if (isPercentage(unit)) return `${figure(n)}%`;
  return unit === '£' ? `£${figure(n)}` : `${figure(n)} ${n === 1 ? unit.replace(COUNTED, '$1') : unit}`;
}

/** How far apart two values of one unit are: of percentages, in percentage points. */
export function difference(a: number, b: number, unit: string): string {
  return amount(Math.round(Math.abs(a - b) * 100) / 100, isPercentage(unit) ? 'percentage points' : unit);
}

const COUNTED = /\b(day|week|month|year|hour|minute|case|visit|plan|post|place|referral|point)s$/;

export function isPercentage(unit: string): boolean {
  return unit === '%' || unit === 'per cent';
}
