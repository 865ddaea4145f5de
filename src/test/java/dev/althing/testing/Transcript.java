package dev.althing.testing;

import static dev.althing.testing.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** What one user sends into a room, in order, each thing told once. */
public final class Transcript {
  private final Person speaker;
  private final String room;
  private final Deque<Heard> unread = new ArrayDeque<>();
  private String place = "";

  /** The transcript of somebody in a room they can read. */
  public Transcript(Person speaker, String room) {
    this.speaker = speaker;
    this.room = room;
  }

  /** The next thing; waits for it. */
  public synchronized Heard next() {
    eventually(speaker + " says something", this::isHeard);
    return unread.remove();
  }

  private boolean isHeard() {
    if (unread.isEmpty()) {
      read();
    }
    return !unread.isEmpty();
  }

  private void read() {
    JsonNode page = speaker.messages(room, place);
    for (JsonNode event : page.path("chunk")) {
      if (!event.has("state_key") && event.path("sender").asText().equals(speaker.id())) {
        unread.add(new Heard(event));
      }
    }
    place = page.path("end").asText(place);
  }
}
