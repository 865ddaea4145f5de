package dev.althing.plugins.wordfilter;

import dev.althing.spi.event.Happening;
import dev.althing.spi.event.Happening.Kind;
import dev.althing.spi.protection.Consequence;
import dev.althing.spi.protection.Judgement;
import dev.althing.spi.protection.Protection;
import dev.althing.spi.protection.RoomView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The filter at work: what somebody writes, or is called, is looked through for forbidden words.
 */
record WordsProtection(FilterSettings settings) implements Protection {
  @Override
  public String name() {
    return "words";
  }

  @Override
  public String summary() {
    return settings.view().summary();
  }

  @Override
  public Set<Kind> kinds() {
    return settings.alsoNames()
        ? Set.of(Kind.MESSAGE, Kind.EDIT, Kind.MEMBERSHIP)
        : Set.of(Kind.MESSAGE, Kind.EDIT);
  }

  @Override
  public Judgement judge(Happening happening, RoomView room) {
    if (happening instanceof Happening.Member member) {
      return name(member)
          .flatMap(settings.rulebook()::find)
          .map(rule -> ofName(member, rule))
          .orElse(Judgement.PASS);
    }
    return texts(happening)
        .map(settings.rulebook()::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(rule -> ofWords(happening, rule))
        .orElse(Judgement.PASS);
  }

  private static Stream<String> texts(Happening happening) {
    if (happening instanceof Happening.Message message) {
      boolean isReply = message.aim().repliedTo().isPresent();
      Optional<String> html = message.html();
      return Stream.concat(
          Stream.of(message.body()), html.map(isReply ? Html::wordsOfReply : Html::words).stream());
    }
    return happening instanceof Happening.Edit edit
        ? Stream.concat(Stream.of(edit.body()), edit.html().map(Html::words).stream())
        : Stream.empty();
  }

  /** The name of somebody who comes in, or who renames themselves. */
  private Optional<String> name(Happening.Member member) {
    boolean isOwn = member.user().equals(member.sender());
    boolean isIn = member.now() == Happening.Membership.JOIN;
    return settings.alsoNames() && isOwn && isIn ? member.name() : Optional.empty();
  }

  private Judgement ofWords(Happening happening, Rule rule) {
    Action action = settings.action();
    List<Consequence> follows = new ArrayList<>();
    if (action.redacts()) {
      follows.add(Consequence.redact());
    }
    if (action.warns()) {
      follows.add(Consequence.warn(settings.view().warning(action)));
    }
    removal().ifPresent(follows::add);
    follows.add(Consequence.tell(settings.view().told(happening, rule, action)));
    return new Judgement(settings.view().reason(), follows);
  }

  private Judgement ofName(Happening happening, Rule rule) {
    List<Consequence> follows = new ArrayList<>();
    removal().ifPresent(follows::add);
    follows.add(Consequence.tell(settings.view().toldOfName(happening, rule, settings.action())));
    return new Judgement(settings.view().reasonOfName(), follows);
  }

  private Optional<Consequence> removal() {
    return switch (settings.action()) {
      case KICK -> Optional.of(new Consequence.Kick());
      case BAN -> Optional.of(new Consequence.Ban());
      default -> Optional.empty();
    };
  }
}
