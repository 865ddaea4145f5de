package dev.althing.plugins.minecraft;

import dev.althing.spi.Markdown;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Wording.Tongue;
import java.util.function.UnaryOperator;

/**
 * What came of something, in words.
 *
 * @param tongue in which language
 * @param typed how a line is typed here, as Markdown
 * @param plugin the id of the plugin, to be granted something
 * @param server where the server is
 */
record OutcomeView(Tongue tongue, UnaryOperator<String> typed, String plugin, Address server) {
  /** As an answer, with what is to be stored. */
  Reply reply(Outcome outcome) {
    return outcome instanceof Outcome.Done done
        ? Reply.text(words(outcome)).storing(done.toStore())
        : Reply.refusal(words(outcome));
  }

  Reply reply(Answer.Failed failure) {
    return Reply.refusal(words(failure));
  }

  String words(Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      return tongue.say(done.deed().key(), Markdown.code(done.name()));
    }
    if (outcome instanceof Outcome.Refused refused) {
      return tongue.say(
          refused.reason().key(),
          Markdown.code(refused.name()),
          typed.apply("minecraft remove " + refused.name()));
    }
    return words(((Outcome.Failed) outcome).failure());
  }

  private String words(Answer.Failed failure) {
    return tongue.say(failure.trouble().key(), Markdown.code(server.toString()), detail(failure));
  }

  private String detail(Answer.Failed failure) {
    return switch (failure.trouble()) {
      case NOT_GRANTED -> Markdown.code("plugins grant " + plugin + " " + failure.detail());
      case STRANGE ->
          failure.detail().isBlank()
              ? tongue.say("trouble.strange.nothing")
              : Shown.answer(failure.detail());
      default -> "";
    };
  }
}
