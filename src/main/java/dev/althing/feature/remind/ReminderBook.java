package dev.althing.feature.remind;

import dev.althing.effect.Cause;
import dev.althing.effect.Effect;
import dev.althing.effect.Outcome;
import dev.althing.entity.Entities;
import dev.althing.feature.remind.Reminders.Answer;
import dev.althing.feature.remind.Reminders.Wish;
import dev.althing.journal.event.JournalFamily;
import dev.althing.matrix.id.RoomId;
import dev.althing.matrix.id.UserId;
import dev.althing.outbox.reads.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Everybody's reminders: what command, prompt and deadline have in common. */
public final class ReminderBook {
  /** The reminders' events, for the journal. */
  public static final JournalFamily FAMILY = JournalFamily.of(Reminders.TYPE, RemindEvent.class);

  /**
   * Somebody's wish to be reminded, in their own words.
   *
   * @param at when they wrote it
   */
  record Request(
      Cause cause, UserId person, String words, Instant at, Place place, Locale locale) {}

  private final Entities entities;
  private final Zones zones;
  private final Whereabouts whereabouts;
  private final Function<RoomId, String> command;
  private final Reminders rules = new Reminders();

  /** Knows which rooms go on as others. */
  public interface Whereabouts {
    /** The room in which the people of a room are today: itself, unless it was replaced. */
    RoomId latest(RoomId room);

    /** Whether the bot is in a room. */
    CompletionStage<Boolean> isIn(RoomId room);
  }

  /**
   * Reminders whose hours are those of the person reminded.
   *
   * @param command how the command is typed in a room
   */
  public ReminderBook(
      Entities entities, Zones zones, Whereabouts whereabouts, Function<RoomId, String> command) {
    this.entities = entities;
    this.zones = zones;
    this.whereabouts = whereabouts;
    this.command = command;
  }

  /** The words for somebody in a room, at a moment. */
  CompletionStage<RemindView> view(UserId person, RoomId room, Locale locale, Instant now) {
    return zones
        .of(person)
        .thenApply(zone -> new RemindView(locale, zone, now, command.apply(room)));
  }

  /** Where a reminder from a place is told today. */
  CompletionStage<Place> today(Place place) {
    RoomId latest = whereabouts.latest(place.room());
    return latest.equals(place.room())
        ? CompletableFuture.completedFuture(place)
        : whereabouts.isIn(latest).thenApply(isThere -> place.movedTo(latest, isThere));
  }

  /** Whether a reminder belongs to a room, or to one that goes on as the same. */
  boolean isOf(Reminder reminder, RoomId room) {
    return whereabouts.latest(reminder.place().room()).equals(whereabouts.latest(room));
  }

  CompletionStage<Answer> ask(UserId person, Cause cause, Wish wish) {
    return entities.ask(rules, person.value(), cause, wish);
  }

  CompletionStage<Outcome> set(Request request) {
    return zones.of(request.person()).thenCompose(zone -> set(request, zone));
  }

  private CompletionStage<Outcome> set(Request request, ZoneId zone) {
    RemindView view =
        new RemindView(request.locale(), zone, request.at(), command.apply(request.place().room()));
    When.Reading reading = When.read(request.words(), request.at(), zone, request.locale());
    if (!(reading instanceof When.Reading.Read read)) {
      return CompletableFuture.completedFuture(Outcome.of(view.misread(reading)));
    }
    Wish wish =
        new Wish.Add(
            request.person(),
            read.due(),
            read.text(),
            request.place(),
            request.locale().toLanguageTag());
    return ask(request.person(), request.cause(), wish)
        .thenApply(answer -> new Outcome(view.of(answer), scheduled(answer)));
  }

  List<Effect> scheduled(Answer answer) {
    return answer instanceof Answer.IsSet set ? List.of(scheduled(set.reminder())) : List.of();
  }

  private static Effect scheduled(Reminder reminder) {
    return new Effect.Schedule(
        Reminders.TYPE, reminder.person().value(), reminder.key(), reminder.due());
  }

  Effect unscheduled(Reminder reminder) {
    return new Effect.Unschedule(
        Reminders.TYPE, reminder.person().value(), reminder.key(), Optional.empty());
  }
}
