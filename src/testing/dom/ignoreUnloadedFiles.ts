interface HappyDom {
  settings: { handleDisabledFileLoadingAsSuccess?: boolean };
}

/** happy-dom logs an error for each script and iframe that it doesn't load, and it loads none. */
export function ignoreUnloadedFiles(): () => void {
  const { settings } = (window as { happyDOM?: HappyDom }).happyDOM ?? {};
  const before = settings?.handleDisabledFileLoadingAsSuccess;
  if (!settings || before === undefined) return () => {};
  settings.handleDisabledFileLoadingAsSuccess = true;
  return () => (settings.handleDisabledFileLoadingAsSuccess = before);
}
