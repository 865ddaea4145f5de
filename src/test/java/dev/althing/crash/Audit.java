package dev.althing.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader finds in one room who sees only events: which questions have no answer yet, and
 * everything that must never be.
 *
 * @param missing what may still come
 * @param wrong what cannot be mended any more
 */
record Audit(List<String> missing, List<String> wrong) {
  /** A question and everything that relates to it, in the order of the room. */
  private record Question(
      String text, List<JsonNode> answers, List<JsonNode> reminders, List<JsonNode> edits) {
    static Question of(JsonNode event) {
      return new Question(
          event.at("/content/body").asText(),
          new ArrayList<>(),
          new ArrayList<>(),
          new ArrayList<>());
    }

    boolean isCount() {
      return text.equals("!count +");
    }

    /** Whether the answer tells the counter. */
    boolean tellsCount() {
      return isCount() || text.equals("!count");
    }
  }

  /** Reads a room. */
  static Audit of(List<JsonNode> events, String bot) {
    return new Reading(bot).read(events);
  }

  /** All rooms together. */
  static Audit of(List<Audit> rooms) {
    return new Audit(
        rooms.stream().flatMap(room -> room.missing().stream()).toList(),
        rooms.stream().flatMap(room -> room.wrong().stream()).toList());
  }

  private static final class Reading {
    private final String bot;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Question> answered = new HashMap<>();
    private final List<Question> order = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    Reading(String bot) {
      this.bot = bot;
    }

    Audit read(List<JsonNode> events) {
      for (JsonNode event : events) {
        if (event.path("type").asText().equals("m.room.message")) {
          if (event.path("sender").asText().equals(bot)) {
            own(event);
          } else if (event.at("/content/body").asText().startsWith("!")) {
            questions.put(event.path("event_id").asText(), Question.of(event));
          }
        }
      }
      questions.forEach(this::judge);
      judgeOrder();
      judgeCounter();
      return new Audit(List.copyOf(missing), List.copyOf(wrong));
    }

    private void own(JsonNode event) {
      JsonNode relation = event.at("/content/m.relates_to");
      if (relation.path("rel_type").asText().equals("m.replace")) {
        Question question = answered.get(relation.path("event_id").asText());
        if (question == null) {
          wrong.add("an edit of something else: " + event);
        } else {
          question.edits().add(event);
        }
        return;
      }
      Question question = questions.get(relation.at("/m.in_reply_to/event_id").asText());
      if (question == null) {
        wrong.add("said without being asked: " + event);
      } else if (event.at("/content/msgtype").asText().equals("m.notice")) {
        question.answers().add(event);
        answered.put(event.path("event_id").asText(), question);
        order.add(question);
      } else {
        question.reminders().add(event);
      }
    }

    private void judge(String id, Question question) {
      boolean isRemind = question.text().startsWith("!remind me");
      count(id, question, "answers", question.answers(), 1);
      count(id, question, "reminders", question.reminders(), isRemind ? 1 : 0);
      judgeEdits(id, question);
      judgeContent(id, question);
    }

    /** An edit that was not sent when the next came is left out; the last one never is. */
    private void judgeEdits(String id, Question question) {
      int shown = 1;
      for (JsonNode edit : question.edits()) {
        String said = edit.at("/content/m.new_content/body").asText();
        int step = said.matches("step [23] of 3") ? said.charAt(5) - '0' : -1;
        if (step <= shown || !question.text().equals("!trial slow")) {
          wrong.add(
              "%s %s was edited to %s after step %d".formatted(question.text(), id, said, shown));
        }
        shown = Math.max(step, shown);
      }
      if (question.text().equals("!trial slow") && shown != 3) {
        missing.add(question.text() + " " + id + " shows step " + shown);
      }
    }

    private void judgeContent(String id, Question question) {
      for (JsonNode answer : question.answers()) {
        String body = answer.at("/content/body").asText();
        String expected =
            switch (question.text().split(" ")[0]) {
              case "!ping" -> "(?s).*ms.*";
              case "!count" -> "\\d+";
              case "!remind" -> "(?s).*⏰.*";
              case "!trial" -> question.text().endsWith("slow") ? "step 1 of 3" : "\\d+";
              default -> "(?s).+";
            };
        if (!body.matches(expected)) {
          wrong.add(question.text() + " " + id + " was answered with " + body);
        }
      }
      for (JsonNode reminder : question.reminders()) {
        String words = question.text().substring(question.text().lastIndexOf(' ') + 1);
        if (!reminder.at("/content/body").asText().contains(words)) {
          wrong.add(question.text() + " was reminded of " + reminder);
        }
      }
    }

    private void count(
        String id, Question question, String what, List<JsonNode> found, int wanted) {
      String line =
          "%s %s has %d %s, not %d".formatted(question.text(), id, found.size(), what, wanted);
      if (found.size() < wanted) {
        missing.add(line);
      } else if (found.size() > wanted) {
        wrong.add(line + ": " + found);
      }
    }

    private void judgeOrder() {
      List<Question> asked = new ArrayList<>(questions.values());
      int last = -1;
      for (Question question : order) {
        int place = indexOf(asked, question);
        if (place < last) {
          wrong.add(
              "%s, number %d, was answered after number %d, %s"
                  .formatted(question.text(), place, last, asked.get(last).text()));
        }
        last = Math.max(last, place);
      }
    }

    private static int indexOf(List<Question> all, Question one) {
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i) == one) {
          return i;
        }
      }
      throw new IllegalStateException("not asked: " + one);
    }

    /** An answer tells how many questions raised the counter, up to and with its own. */
    private void judgeCounter() {
      int raised = 0;
      for (Question question : questions.values()) {
        raised += question.isCount() ? 1 : 0;
        if (question.tellsCount()) {
          for (JsonNode answer : question.answers()) {
            String said = answer.at("/content/body").asText();
            if (!said.equals(Integer.toString(raised))) {
              wrong.add("the counter said " + said + " where " + raised + " was due");
            }
          }
        }
      }
    }
  }
}
