package dev.althing.feature.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.althing.feature.poll.ask.Option;
import dev.althing.feature.poll.ask.Poll;
import dev.althing.feature.poll.count.Ballot;
import dev.althing.matrix.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A poll as clients with polls show it, <a
 * href="https://github.com/matrix-org/matrix-spec-proposals/blob/main/proposals/3381-polls.md">
 * MSC3381</a>: written with the unstable names, since no room version allows the stable ones yet;
 * read with both.
 */
final class NativePoll {
  static final String START = "org.matrix.msc3381.poll.start";
  static final String END = "org.matrix.msc3381.poll.end";
  static final String RESPONSE = "org.matrix.msc3381.poll.response";
  private static final String STABLE_END = "m.poll.end";
  private static final String STABLE_RESPONSE = "m.poll.response";
  private static final String TEXT = "org.matrix.msc1767.text";
  private static final String DISCLOSED = "org.matrix.msc3381.poll.disclosed";
  private static final String UNDISCLOSED = "org.matrix.msc3381.poll.undisclosed";

  private NativePoll() {}

  /** The event that shows it. */
  static ObjectNode start(Poll poll) {
    List<Option> options = poll.options();
    String list =
        IntStream.range(0, options.size())
            .mapToObj(i -> (i + 1) + ". " + options.get(i).name())
            .collect(Collectors.joining("\n"));
    ObjectNode content = Json.object().put(TEXT, poll.question() + "\n" + list);
    ObjectNode start = content.putObject(START);
    start.put("kind", poll.terms().anonymous() ? UNDISCLOSED : DISCLOSED);
    start.put("max_selections", Math.min(poll.terms().most(), options.size()));
    start.putObject("question").put(TEXT, poll.question());
    var answers = start.putArray("answers");
    for (int i = 0; i < options.size(); i++) {
      answers.addObject().put("id", id(i)).put(TEXT, options.get(i).name());
    }
    poll.origin()
        .thread()
        .ifPresent(
            root -> {
              ObjectNode thread = content.putObject("m.relates_to");
              thread.put("rel_type", "m.thread").put("event_id", root.value());
              thread.put("is_falling_back", true);
              thread.putObject("m.in_reply_to").put("event_id", root.value());
            });
    return content;
  }

  /**
   * The event that ends it; only the start's {@code event_id} is still to be filled in.
   *
   * @param text what clients without polls show
   */
  static ObjectNode end(String text) {
    ObjectNode content = Json.object().put(TEXT, text);
    content.putObject(END);
    content.putObject("m.relates_to").put("rel_type", "m.reference");
    return content;
  }

  static boolean isEnd(String type) {
    return type.equals(END) || type.equals(STABLE_END);
  }

  static boolean isResponse(String type) {
    return type.equals(RESPONSE) || type.equals(STABLE_RESPONSE);
  }

  /** The answers that a response names; empty when there is no list of texts. */
  static Optional<List<String>> answers(JsonNode content) {
    JsonNode unstable = content.path(RESPONSE).path("answers");
    JsonNode list = unstable.isMissingNode() ? content.path("m.selections") : unstable;
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<String> answers = new ArrayList<>();
    for (JsonNode answer : list) {
      if (!answer.isTextual()) {
        return Optional.empty();
      }
      answers.add(answer.textValue());
    }
    return Optional.of(answers);
  }

  /**
   * The vote that a response is: spoiled by any answer that there is not, else the first of them,
   * as many as one may choose, each once.
   */
  static Ballot ballot(PollWish.Respond respond, Instant at, Poll poll) {
    List<Integer> choices =
        respond.answers().orElse(List.of()).stream().map(NativePoll::indexOf).toList();
    boolean isSpoiled =
        respond.answers().isEmpty()
            || choices.stream().anyMatch(i -> i < 0 || i >= poll.options().size());
    return isSpoiled
        ? Ballot.spoiled(respond.act().event(), at)
        : Ballot.response(
            respond.act().event(),
            at,
            choices.stream().limit(poll.terms().most()).distinct().toList());
  }

  private static String id(int index) {
    return "o" + (index + 1);
  }

  private static int indexOf(String id) {
    return IntStream.range(0, Poll.MOST_OPTIONS)
        .filter(i -> id(i).equals(id))
        .findFirst()
        .orElse(-1);
  }
}
