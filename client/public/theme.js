// Runs before the first paint, so that a page never flashes in the theme the reader did not choose.
// It is a file of its own because the content security policy admits no inline script.
try {
  const theme = localStorage.getItem('wg-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be refused by the browser; the system's own setting then decides.
}
