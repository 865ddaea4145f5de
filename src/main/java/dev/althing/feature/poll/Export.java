package dev.althing.feature.poll;

import dev.althing.feature.poll.PollAnswer.Stands;
import dev.althing.feature.poll.ask.Option;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.count.Ballot;
import dev.althing.feature.poll.count.Choice;
import dev.althing.feature.poll.count.Way;
import dev.althing.matrix.id.UserId;
import dev.althing.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The votes of a poll as a table of comma-separated values (RFC 4180) that spreadsheets open as it
 * is: a row for each person and a column for each option, with its place in the vote. Of an
 * anonymous poll there are neither names nor times, and the rows are in the order of the votes.
 */
final class Export {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Spreadsheets calculate what begins so. */
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  private final Stands stands;
  private final Texts texts;

  Export(Stands stands) {
    this.stands = stands;
    this.texts = Texts.of("poll", stands.poll().locale());
  }

  String name() {
    return texts.say("export.name", Map.of("number", Integer.toString(stands.poll().number())));
  }

  String csv() {
    Poll poll = stands.poll();
    boolean isAnonymous = poll.terms().anonymous();
    List<List<String>> rows = new ArrayList<>(isAnonymous ? nameless() : named());
    List<String> head =
        new ArrayList<>(
            isAnonymous
                ? List.of()
                : List.of(
                    texts.say("export.person"), texts.say("export.time"), texts.say("export.way")));
    poll.options().stream().map(Option::name).forEach(head::add);
    rows.add(0, head);
    return BYTE_ORDER_MARK + rows.stream().map(Export::line).collect(Collectors.joining());
  }

  private List<List<String>> nameless() {
    return stands.voters().values().stream()
        .map(voter -> voter.choice(stands.poll().mode()))
        .filter(Choice::isVote)
        .map(this::places)
        .sorted((one, other) -> String.join(",", other).compareTo(String.join(",", one)))
        .toList();
  }

  private List<List<String>> named() {
    List<List<String>> rows = new ArrayList<>();
    new TreeMap<>(stands.voters())
        .forEach(
            (person, voter) -> {
              Choice choice = voter.choice(stands.poll().mode());
              voter
                  .last()
                  .filter(ballot -> choice.isVote())
                  .ifPresent(ballot -> rows.add(row(person, ballot, choice)));
            });
    return rows;
  }

  private List<String> row(UserId person, Ballot ballot, Choice choice) {
    String way = ballot.way() == Way.REACTION ? "export.reaction" : "export.response";
    List<String> row =
        new ArrayList<>(List.of(person.value(), ballot.at().toString(), texts.say(way)));
    row.addAll(places(choice));
    return row;
  }

  /** For each option 1, or where it is ranked, or nothing. */
  private List<String> places(Choice choice) {
    boolean isRanked = stands.poll().terms().ranked();
    return IntStream.range(0, stands.poll().options().size())
        .map(option -> choice.options().indexOf(option))
        .mapToObj(place -> place < 0 ? "" : isRanked ? Integer.toString(place + 1) : "1")
        .toList();
  }

  private static String line(List<String> row) {
    return row.stream().map(Export::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean isPlain = harmless.chars().noneMatch(c -> "\",\r\n;'".indexOf(c) >= 0);
    return isPlain ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
