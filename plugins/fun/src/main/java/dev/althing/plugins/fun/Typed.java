package dev.althing.plugins.fun;

import dev.althing.spi.Invocation;

/** A command line as it is typed where the question was asked, to be shown as code. */
final class Typed {
  private Typed() {}

  /** The Markdown of a line behind the prefix of the room: {@code `!flip`}. */
  static String of(Invocation invocation, String line) {
    String prefix = invocation.origin().prefix();
    String typed = prefix + (endsAWord(prefix) ? " " : "") + line;
    long ticks = typed.chars().filter(c -> c == '`').count();
    String fence = "`".repeat((int) ticks + 1);
    return ticks == 0 ? fence + typed + fence : fence + " " + typed + " " + fence;
  }

  private static boolean endsAWord(String prefix) {
    return !prefix.isEmpty() && Character.isLetterOrDigit(prefix.codePointBefore(prefix.length()));
  }
}
