package dev.althing.spi.plugin;

import dev.althing.matrix.id.UserId;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import java.util.Locale;

/**
 * Somebody did what a {@link dev.althing.spi.Prompt} waited for.
 *
 * @param id stable over crashes, like that of an invocation
 * @param given the emoji without variation selectors, or the text
 * @param data what the prompt carried
 * @param message the message that waited: to be changed with {@link Reply.Edit}
 * @param where the room and thread
 * @param who who did it
 */
public record Answered(
    String id, String given, String data, Reply.Answer message, Spot.InRoom where, Who who) {
  /**
   * Who did it.
   *
   * @param rank the highest permission they have there
   * @param locale the language of the room
   */
  public record Who(UserId user, Permission rank, Locale locale) {}

  /** Who did it. */
  public UserId user() {
    return who.user();
  }

  /** The language of the room. */
  public Locale locale() {
    return who.locale();
  }
}
