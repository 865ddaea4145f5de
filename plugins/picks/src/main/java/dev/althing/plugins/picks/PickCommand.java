package dev.althing.plugins.picks;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Cooldown;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** A command that draws from a roster: {@code !champion mid}. */
final class PickCommand implements Command {
  /** The reaction that draws again. */
  static final String DIE = "🎲";

  private static final String WANTED = "wanted";
  private static final Duration COOLDOWN = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Roster roster;
  private final RandomGenerator random;
  private final Wording wording;
  private final CommandSpec spec;

  PickCommand(Roster roster, RandomGenerator random, Wording wording) {
    this.roster = roster;
    this.random = random;
    this.wording = wording;
    this.spec = roster.game() == Game.CHAMPION ? champion() : agent();
  }

  private static CommandSpec champion() {
    String wanted = "a lane, or team with lanes or a number; then not and whom to leave out";
    return CommandSpec.named("champion", "Draws a champion of League of Legends, or a team.")
        .alias("champ")
        .takes(Parameter.rest(WANTED, wanted).optional())
        .cooldown(Cooldown.perUser(COOLDOWN))
        .example("champion mid", "one for a lane: top, jungle, mid, bot, support")
        .example("champion mid not ahri zed", "but neither of these; -ahri does the same")
        .example("champion team", "one for each lane, nobody twice")
        .example("champion team top bot support", "for these lanes")
        .example("champion team 3", "three of any lane")
        .build();
  }

  private static CommandSpec agent() {
    String wanted = "a role, or team with roles or a number; then not and whom to leave out";
    return CommandSpec.named("agent", "Draws an agent of Valorant, or a team.")
        .takes(Parameter.rest(WANTED, wanted).optional())
        .cooldown(Cooldown.perUser(COOLDOWN))
        .example("agent duelist", "one of a role: controller, duelist, initiator, sentinel")
        .example("agent smoke not omen", "but not this one; -omen does the same")
        .example("agent team", "five, nobody twice")
        .example("agent team duelist sentinel", "of these roles")
        .example("agent team 3", "three of any role")
        .build();
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    return CompletableFuture.completedFuture(answer(invocation));
  }

  private Reply answer(Invocation invocation) {
    String wanted = invocation.arguments().find(WANTED, String.class).orElse("");
    Reading reading = WishReader.read(roster, wanted);
    return reading instanceof Reading.Read read
        ? drawn(invocation, read.wish())
        : refused(invocation, ((Reading.Refused) reading).trouble());
  }

  private Reply drawn(Invocation invocation, Wish wish) {
    var drawing = new Drawing(roster, wish, random);
    Optional<Draw> drawn = drawing.any();
    if (drawn.isEmpty()) {
      return refused(invocation, drawing.shortage());
    }
    Draw draw = drawn.get();
    var view = new PickView(wording.in(invocation.locale()));
    if (drawing.other(draw.letters()).isEmpty()) {
      return view.only(draw);
    }
    var ticket = new Ticket(roster.game(), wish, draw.letters());
    return view.oneOfMany(draw).asking(prompt(ticket).by(invocation.sender()));
  }

  private static Prompt prompt(Ticket ticket) {
    return Prompt.reactions(DrawAgain.NAME, DIE).carrying(ticket.written()).lasting(PATIENCE);
  }

  private Reply refused(Invocation invocation, Trouble trouble) {
    var words = wording.in(invocation.locale());
    return new TroubleView(words, roster, invocation.origin()::typed).of(trouble);
  }
}
