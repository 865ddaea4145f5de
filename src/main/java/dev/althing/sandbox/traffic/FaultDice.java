package dev.althing.sandbox.traffic;

import java.util.random.RandomGenerator;

/** The faults at work: decides for each request whether one strikes. */
public final class FaultDice {
  private final RandomGenerator random;
  private Faults faults;

  /** Starts with these faults. */
  public FaultDice(RandomGenerator random, Faults faults) {
    this.random = random;
    this.faults = faults;
  }

  /** Other faults from now on. */
  public synchronized void set(Faults replacement) {
    faults = replacement;
  }

  /** The faults now. */
  public synchronized Faults faults() {
    return faults;
  }

  /** Whether a fault strikes a request with this path. */
  public synchronized boolean strikes(Fault fault, String path) {
    double chance = faults.chances().getOrDefault(fault, 0.0);
    return chance > 0 && path.contains(faults.only()) && random.nextDouble() < chance;
  }
}
