/** The zones that this machine knows, UTC first. Read on the server: a browser may know others. */
export function timeZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}
