// The time of day as people write it: "6.30 pm", "6:30pm", "7 pm", "18:30", "noon".

/** 'HH:MM', or undefined when it is no time of day. */
export function readTime(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  if (text === 'noon' || text === '12 noon') return '12:00';
  const [, h = '', m = '00', half] = /^(\d{1,2})(?:[.:](\d{2}))?\s*([ap]\.?m\.?)?$/.exec(text) ?? [];
  const hours = Number(h);
  if (h === '' || Number(m) > 59) return undefined;
  if (half === undefined) return /[.:]/.test(text) && hours < 24 ? `${String(hours).padStart(2, '0')}:${m}` : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return `${String((hours % 12) + (half.startsWith('p') ? 12 : 0)).padStart(2, '0')}:${m}`;
}
