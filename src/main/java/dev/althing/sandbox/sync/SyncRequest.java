package dev.althing.sandbox.sync;

import java.util.Optional;

/**
 * A question for news.
 *
 * @param maxTimeline what the timeline is cut to besides the filter's limit; tests cut it to
 *     provoke gaps
 */
public record SyncRequest(
    String user,
    String device,
    Optional<Token> since,
    SyncFilter filter,
    boolean fullState,
    int maxTimeline) {}
