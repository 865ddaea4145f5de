package dev.althing.feature.poll;

import dev.althing.effect.Cause;
import dev.althing.effect.EffectfulCommand;
import dev.althing.effect.Outcome;
import dev.althing.feature.poll.PollAnswer.Ends;
import dev.althing.feature.poll.PollAnswer.Stands;
import dev.althing.feature.poll.ask.Origin;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.outbox.reads.Zones;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Permission;
import dev.althing.spi.Reply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** {@code !poll}: asks the room, and shows, ends, lists and hands out what it answered. */
final class PollCommand implements EffectfulCommand {
  private static final String NUMBER = "number";

  /** So much of a question is shown in a list. */
  private static final int TITLE = 80;

  private static final CommandSpec SPEC =
      PollRequest.described(
              CommandSpec.named("poll", "Asks the room something and counts the answers."))
          .subcommands(
              numbered("close", "Ends a poll and says who won."),
              numbered("results", "Shows how a poll stands, or how the last one ended."),
              numbered("cancel", "Calls a poll off, without a result."),
              CommandSpec.named("list", "Shows the open polls of this room.").build(),
              numbered("export", "Gives the votes of a poll as a file for spreadsheets."))
          .example("poll Pizza tonight?", "yes or no")
          .example("poll \"What do we eat?\" \"🍕 Pizza\" \"🥗 Salad\"", "with signs of their own")
          .example("poll \"When?\" \"Friday\" \"Saturday\" --multi 2 --for 2h", "two days each")
          .build();

  private final PollDesk desk;
  private final Zones zones;
  private final InstantSource clock;

  PollCommand(PollDesk desk, Zones zones, InstantSource clock) {
    this.desk = desk;
    this.zones = zones;
    this.clock = clock;
  }

  private static CommandSpec numbered(String name, String summary) {
    return CommandSpec.named(name, summary)
        .takes(
            Parameter.of(NUMBER, ParameterType.integer(1, Integer.MAX_VALUE), "which one")
                .optional())
        .build();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Outcome> perform(Invocation invocation) {
    return switch (invocation.subcommand()) {
      case "close" -> end(invocation, Ending.How.CLOSED);
      case "cancel" -> end(invocation, Ending.How.CANCELLED);
      case "list" -> list(invocation);
      case "results" -> of(invocation, stands -> results(stands));
      case "export" -> of(invocation, stands -> export(invocation, stands));
      default -> zones.of(invocation.sender()).thenCompose(zone -> asked(invocation, zone));
    };
  }

  private CompletionStage<Outcome> asked(Invocation invocation, ZoneId zone) {
    PollRequest.Reading reading = PollRequest.read(invocation, SPEC, zone);
    if (reading instanceof PollRequest.Reading.Not not) {
      return done(not.reply());
    }
    PollRequest request = ((PollRequest.Reading.Read) reading).request();
    Cause cause = cause(invocation);
    BookRules.Wish wish =
        new BookRules.Wish.Enter(
            title(request.asking().question()), invocation.sender(), request.terms().until());
    return desk.ask(invocation.room(), cause, wish)
        .thenCompose(
            answer ->
                answer instanceof BookRules.Answer.IsEntered entered
                    ? opened(cause, poll(entered.number(), request, invocation, zone))
                    : done(new PollReplies(invocation).refused(answer)));
  }

  private CompletionStage<Outcome> opened(Cause cause, Poll poll) {
    return desk.ask(poll.id(), cause, new PollWish.Open(poll))
        .thenApply(
            answer ->
                new Outcome(
                    Reply.silence(), PollPosts.opened(((PollAnswer.IsOpen) answer).poll())));
  }

  private static Poll poll(int number, PollRequest request, Invocation invocation, ZoneId zone) {
    Origin origin =
        new Origin(
            invocation.room(),
            invocation.sender(),
            invocation.event(),
            invocation.origin().thread(),
            invocation.receivedAt().truncatedTo(ChronoUnit.MILLIS),
            invocation.locale().toLanguageTag(),
            zone.getId());
    return new Poll(
        number, request.asking().question(), request.asking().options(), request.terms(), origin);
  }

  private static String title(String question) {
    return question.codePointCount(0, question.length()) <= TITLE
        ? question
        : question.substring(0, question.offsetByCodePoints(0, TITLE)) + "…";
  }

  /** The book decides which poll is meant, so that it is the same one after a crash. */
  private CompletionStage<Outcome> end(Invocation invocation, Ending.How how) {
    BookRules.Wish wish =
        new BookRules.Wish.End(number(invocation), invocation.sender(), isModerator(invocation));
    return desk.ask(invocation.room(), cause(invocation), wish)
        .thenCompose(
            answer -> {
              if (answer instanceof BookRules.Answer.IsStruck struck) {
                return ended(invocation, how, struck.number(), true);
              }
              return answer instanceof BookRules.Answer.WasNotOpen closed
                  ? ended(invocation, how, closed.number(), isModerator(invocation))
                  : done(new PollReplies(invocation).refused(answer));
            });
  }

  private CompletionStage<Outcome> ended(
      Invocation invocation, Ending.How how, int number, boolean mayEnd) {
    String poll = Poll.id(invocation.room(), number);
    PollReplies replies = new PollReplies(invocation);
    PollWish.End end =
        new PollWish.End(
            how,
            Optional.of(invocation.sender()),
            mayEnd,
            invocation.receivedAt().truncatedTo(ChronoUnit.MILLIS),
            cause(invocation));
    return desk.end(poll, end)
        .thenCompose(
            answer -> {
              if (answer instanceof Ends ends) {
                return desk.ended(poll, ends, now())
                    .thenApply(effects -> new Outcome(Reply.silence(), effects));
              }
              if (answer instanceof PollAnswer.IsNotYours other) {
                return done(replies.notYours("not-yours", number, other.creator()));
              }
              return done(
                  answer instanceof PollAnswer.IsOver
                      ? replies.isOver(number)
                      : replies.noSuch(number));
            });
  }

  private CompletionStage<Outcome> list(Invocation invocation) {
    return read(invocation)
        .thenCombine(
            zones.of(invocation.sender()),
            (book, zone) -> Outcome.of(new PollReplies(invocation).list(book.open(), zone)));
  }

  private CompletionStage<BookRules.Answer.Reads> read(Invocation invocation) {
    return desk.ask(invocation.room(), cause(invocation), new BookRules.Wish.Read())
        .thenApply(BookRules.Answer.Reads.class::cast);
  }

  /** Something about the poll that is named, or about the newest. */
  private CompletionStage<Outcome> of(Invocation invocation, Function<Stands, Reply> reply) {
    PollReplies replies = new PollReplies(invocation);
    return read(invocation)
        .thenCompose(
            book -> {
              int number = number(invocation).orElse(book.last());
              if (number == 0) {
                return done(replies.noPolls());
              }
              return desk.look(Poll.id(invocation.room(), number), cause(invocation))
                  .thenApply(
                      stands ->
                          Outcome.of(stands.map(reply).orElseGet(() -> replies.noSuch(number))));
            });
  }

  private static Reply results(Stands stands) {
    PollView view = new PollView(stands.poll().locale());
    return Reply.text(
        stands.isOpen() ? view.board(stands) : view.board(stands) + "\n\n" + view.verdict(stands));
  }

  private static Reply export(Invocation invocation, Stands stands) {
    PollReplies replies = new PollReplies(invocation);
    Poll poll = stands.poll();
    if (!isModerator(invocation) && !poll.origin().creator().equals(invocation.sender())) {
      return replies.notYours("not-yours.export", poll.number(), poll.origin().creator());
    }
    if (!stands.isShown()) {
      return replies.isSecret(poll.number());
    }
    Export export = new Export(stands);
    ByteBuffer content = ByteBuffer.wrap(export.csv().getBytes(StandardCharsets.UTF_8));
    return new Reply.File(export.name(), "text/csv", content);
  }

  private static Optional<Integer> number(Invocation invocation) {
    return invocation.arguments().find(NUMBER, Long.class).map(Long::intValue);
  }

  private static boolean isModerator(Invocation invocation) {
    return invocation.origin().rank().reaches(Permission.ROOM_MODERATOR);
  }

  private static Cause cause(Invocation invocation) {
    return new Cause(invocation.id());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static CompletionStage<Outcome> done(Reply reply) {
    return CompletableFuture.completedFuture(Outcome.of(reply));
  }
}
