package dev.althing.sync;

/**
 * What we ask {@code /sync} for: timelines and state with the senders' members only; no presence,
 * no typing, no receipts.
 */
final class SyncFilter {
  /** For the first sync ever, which shows only what is there. */
  static final String FIRST = filter(1);

  /** For what is new; what does not fit is fetched as a gap. */
  static final String NEWS = filter(100);

  private SyncFilter() {}

  private static String filter(int limit) {
    return """
        {"presence":{"types":[]},"account_data":{"types":[]},"room":{"ephemeral":{"types":[]},\
        "account_data":{"types":[]},"include_leave":false,\
        "state":{"lazy_load_members":true},\
        "timeline":{"lazy_load_members":true,"limit":%d}}}"""
        .formatted(limit);
  }
}
