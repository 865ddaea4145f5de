package dev.althing.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The values a label has had: the first so many keep their name, all others share one. */
final class Labels {
  private static final String OTHER = "other";
  private static final int LONGEST = 64;

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final int most;

  Labels(int most) {
    this.most = most;
  }

  String of(String value) {
    if (known.contains(value)) {
      return value;
    }
    if (value.isEmpty() || value.length() > LONGEST || known.size() >= most) {
      return OTHER;
    }
    known.add(value);
    return value;
  }
}
