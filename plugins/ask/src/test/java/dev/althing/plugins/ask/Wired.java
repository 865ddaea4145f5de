package dev.althing.plugins.ask;

import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Prompt;
import dev.althing.spi.Reply;
import dev.althing.spi.plugin.Answered;
import dev.althing.spi.plugin.Continuation;
import dev.althing.spi.plugin.Plugin;
import dev.althing.spi.plugin.PluginContext;
import dev.althing.spi.plugin.Spot;
import dev.althing.spi.plugin.web.Network;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A plugin on the bench all of whose prompts can be answered, where the bench itself knows the last
 * one only: the command {@code answer} answers any of them.
 */
final class Wired implements Plugin {
  private final Plugin inner;
  private final Optional<Network> network;
  private final Map<String, Continuation> continuations = new HashMap<>();
  private final Map<String, List<Prompt>> prompts = new HashMap<>();
  private String lastId = "";
  private Runnable beforeWritten = () -> {};

  Wired(Plugin inner, Optional<Network> network) {
    this.inner = inner;
    this.network = network;
  }

  /** What happens after a command has answered, and before that is written. */
  void beforeWritten(Runnable what) {
    beforeWritten = what;
  }

  /** What the last answered call was called. */
  String lastId() {
    return lastId;
  }

  /** What a message waits for. */
  List<Prompt> prompts(String id) {
    return prompts.getOrDefault(id, List.of());
  }

  @Override
  public void start(PluginContext context) throws Exception {
    Object wired =
        Proxy.newProxyInstance(
            Wired.class.getClassLoader(),
            new Class<?>[] {PluginContext.class},
            (proxy, method, arguments) -> call(context, method, arguments));
    inner.start((PluginContext) wired);
    context.register(new Answer());
  }

  private Object call(PluginContext context, Method method, Object[] given) throws Throwable {
    if (method.getName().equals("continues")) {
      continuations.put((String) given[0], (Continuation) given[1]);
    }
    if (method.getName().equals("network") && network.isPresent()) {
      return network.get();
    }
    if (method.getName().equals("register") && given[0] instanceof Command command) {
      context.register(new Noted(command));
      return null;
    }
    try {
      return method.invoke(context, given);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @Override
  public void stop() throws Exception {
    inner.stop();
  }

  private Reply noted(String id, Reply reply) {
    lastId = id;
    List<Prompt> asked = new ArrayList<>();
    Reply one = reply;
    while (!(one instanceof Reply.Message)) {
      if (one instanceof Reply.Storing storing) {
        one = storing.reply();
      } else if (one instanceof Reply.InThread thread) {
        one = thread.inside();
      } else if (one instanceof Reply.Asking asking) {
        asked.add(asking.prompt());
        one = asking.reply();
      } else {
        break;
      }
    }
    prompts.put(id, asked);
    beforeWritten.run();
    return reply;
  }

  private final class Noted implements Command {
    private final Command command;

    private Noted(Command command) {
      this.command = command;
    }

    @Override
    public CommandSpec spec() {
      return command.spec();
    }

    @Override
    public CompletionStage<Reply> run(Invocation invocation) {
      return command.run(invocation).thenApply(reply -> noted(invocation.id(), reply));
    }
  }

  private final class Answer implements Command {
    @Override
    public CommandSpec spec() {
      return CommandSpec.named("answer", "Answers a prompt.")
          .takes(
              Parameter.of("message", ParameterType.word(), "which message"),
              Parameter.of("prompt", ParameterType.word(), "which prompt"),
              Parameter.rest("given", "what is answered"))
          .build();
    }

    @Override
    public CompletionStage<Reply> run(Invocation invocation) {
      String message = invocation.arguments().text("message");
      Prompt prompt =
          prompts(message).stream()
              .filter(one -> one.name().equals(invocation.arguments().text("prompt")))
              .findFirst()
              .orElseThrow();
      Answered answered =
          new Answered(
              invocation.id(),
              invocation.arguments().text("given"),
              prompt.data(),
              new Reply.Answer(message, 0),
              (Spot.InRoom) Spot.of(invocation),
              new Answered.Who(
                  invocation.sender(), invocation.origin().rank(), invocation.locale()));
      return Optional.ofNullable(continuations.get(prompt.name()))
          .orElseThrow()
          .run(answered)
          .thenApply(reply -> noted(invocation.id(), reply));
    }
  }
}
