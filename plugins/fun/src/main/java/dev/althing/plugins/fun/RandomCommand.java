package dev.althing.plugins.fun;

import dev.althing.spi.Arguments;
import dev.althing.spi.Command;
import dev.althing.spi.CommandSpec;
import dev.althing.spi.Invocation;
import dev.althing.spi.Parameter;
import dev.althing.spi.ParameterType;
import dev.althing.spi.Reply;
import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** {@code !random}: a whole number between two bounds. */
final class RandomCommand implements Command {
  private static final String MIN = "min";
  private static final String MAX = "max";
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private static final CommandSpec SPEC =
      CommandSpec.named("random", "Draws a whole number, each as likely as any other.")
          .takes(
              bound(MIN, "the smallest, or alone the largest after 1; up to 1,000 digits"),
              bound(MAX, "the largest; up to 1,000 digits"))
          .example("random", "from 1 to 100")
          .example("random 6", "from 1 to 6")
          .example("random -5 5", "from -5 to 5")
          .build();

  private final RandomGenerator random;

  RandomCommand(RandomGenerator random) {
    this.random = random;
  }

  private static Parameter bound(String name, String summary) {
    return Parameter.of(name, ParameterType.bigInteger(), summary).optional();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<Reply> run(Invocation invocation) {
    Range range = range(invocation.arguments());
    var view = new RandomView(FunPlugin.WORDING.in(invocation.locale()));
    return CompletableFuture.completedFuture(view.drawn(range.draw(random), range));
  }

  private static Range range(Arguments arguments) {
    Optional<BigInteger> min = arguments.find(MIN, BigInteger.class);
    Optional<BigInteger> max = arguments.find(MAX, BigInteger.class);
    BigInteger first = min.filter(given -> max.isPresent()).orElse(BigInteger.ONE);
    return Range.between(first, max.or(() -> min).orElse(HUNDRED));
  }
}
