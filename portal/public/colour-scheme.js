// Before anything is drawn: the colours chosen here before, else those of the device. A file of its own, because the
// content security policy lets no script run that stands in the page.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is switched off: as the device has it.
  }
  const isDark =
    chosen === 'light' || chosen === 'dark'
      ? chosen === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
})();
