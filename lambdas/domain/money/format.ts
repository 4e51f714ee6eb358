/** US dollars as people read them everywhere, always with cents, from integer cents: `$1,234.50`, `-$5.00`. */
export const formatCents = (cents: number): string => {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(cents) / 100);
  const rest = Math.abs(cents) % 100;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}$${grouped}.${String(rest).padStart(2, '0')}`;
};
