package dev.althing.plugins.dice;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A hand that throws the dice of one message, each by itself, and adds them up. */
final class Roller {
  private final RandomGenerator random;
  private final Limits limits;
  private int thrown;

  Roller(RandomGenerator random, Limits limits) {
    this.random = random;
    this.limits = limits;
  }

  List<Outcome> roll(List<Roll> rolls) {
    return rolls.stream().map(this::roll).toList();
  }

  private Outcome roll(Roll roll) {
    var calculation = new Calculation();
    long total = roll.formula().match(calculation);
    return new Outcome(roll, calculation.pools, total);
  }

  private int throwOne(Formula.Pool pool) {
    thrown++;
    if (thrown > limits.mostDice()) {
      throw Refused.tooMuch(Trouble.Excess.DICE_ADDED, pool.place(), limits.mostDice());
    }
    return random.nextInt(pool.die().lowest(), pool.die().highest() + 1);
  }

  /** The value of a formula, from left to right. */
  private final class Calculation implements Formula.Cases<Long> {
    private final List<List<Face>> pools = new ArrayList<>();

    @Override
    public Long constant(Formula.Constant constant) {
      return constant.value();
    }

    @Override
    public Long negated(Formula.Negated negated) {
      return -negated.inside().match(this);
    }

    @Override
    public Long bracketed(Formula.Bracketed bracketed) {
      return bracketed.inside().match(this);
    }

    @Override
    public Long chain(Formula.Chain chain) {
      long value = chain.first().match(this);
      for (Formula.Link link : chain.links()) {
        value = combined(value, link);
      }
      return value;
    }

    private long combined(long left, Formula.Link link) {
      long right = link.right().match(this);
      if (link.operator() == Operator.DIVIDED_BY && right == 0) {
        throw Refused.misread(Trouble.Mistake.DIVISION_BY_ZERO, link.place());
      }
      BigInteger value = link.operator().of(left, right);
      if (value.abs().compareTo(BigInteger.valueOf(Limits.NUMBER)) > 0) {
        throw Refused.tooMuch(Trouble.Excess.RESULT, link.place(), Limits.NUMBER);
      }
      return value.longValueExact();
    }

    @Override
    public Long pool(Formula.Pool pool) {
      List<Face> faces = new ArrayList<>();
      for (int i = 0; i < pool.count(); i++) {
        faces.add(Face.of(throwOne(pool)));
      }
      for (Modifier modifier : pool.modifiers()) {
        faces = modifier.apply(faces, () -> throwOne(pool));
      }
      pools.add(faces);
      return faces.stream().filter(Face::kept).mapToLong(Face::value).sum();
    }
  }
}
