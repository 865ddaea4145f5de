package dev.althing.sandbox.sync;

import com.fasterxml.jackson.databind.JsonNode;

/** The filter of a sync: one for each section. */
public record SyncFilter(
    EventFilter room,
    EventFilter timeline,
    EventFilter state,
    EventFilter ephemeral,
    EventFilter roomAccountData,
    EventFilter accountData,
    boolean includeLeave,
    boolean threadCounts) {

  /** Reads a filter as it is uploaded or given in the query. */
  public static SyncFilter of(JsonNode node) {
    JsonNode room = node.path("room");
    return new SyncFilter(
        EventFilter.of(room),
        EventFilter.of(room.path("timeline")),
        EventFilter.of(room.path("state")),
        EventFilter.of(room.path("ephemeral")),
        EventFilter.of(room.path("account_data")),
        EventFilter.of(node.path("account_data")),
        room.path("include_leave").asBoolean(),
        room.path("timeline").path("unread_thread_notifications").asBoolean());
  }

  /** Whether members may be left out until they speak. */
  public boolean lazyMembers() {
    return timeline.lazyMembers() || state.lazyMembers();
  }
}
