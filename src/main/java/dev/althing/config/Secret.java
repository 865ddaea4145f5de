package dev.althing.config;

/** A value that must not be seen: it prints as {@code [secret]} and is revealed only on purpose. */
public final class Secret {
  private final String value;

  /** Wraps the value. */
  public Secret(String value) {
    this.value = value;
  }

  /** The value itself, for the one place that needs it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
