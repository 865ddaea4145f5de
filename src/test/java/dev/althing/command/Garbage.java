package dev.althing.command;

import java.util.SplittableRandom;

/** Texts that nobody would type, and some that somebody would, for tests. */
public final class Garbage {
  private static final String[] PIECES = {
    "!",
    "ping",
    "8ball",
    "kick",
    "remind",
    "me",
    "in",
    "10m",
    "count",
    "+",
    "reset",
    "help",
    "random",
    "choose",
    "althing",
    "Althing: ",
    "@althing:example.org ",
    "@alice:example.org",
    "--dry-run",
    "--room",
    "--room=",
    "--times=-3",
    "--",
    "—",
    "-5",
    "99999999999999999999",
    "\"",
    "\\\"",
    "“",
    "”",
    "«",
    "»",
    "'",
    " ",
    "  ",
    "\n",
    "\t",
    "\u00A0",
    "\u0000",
    "\u0007",
    "\u202E",
    "\u200B",
    "\uFEFF",
    "\uFE0F",
    "\uD800",
    "\uDC00",
    "👋🏽",
    "❤️",
    "表",
    "e\u0301",
    "> <@u:b> ",
    "> ",
    "*",
    "_",
    "`",
    "```",
    "<a href=\"",
    "https://matrix.to/#/@alice:b.org",
    "[x](",
    ")",
    "</a>",
    "&amp;",
    "#room:b.org",
    "!room:b.org",
    "$event",
    "{",
    "}",
    "%s",
    "\\"
  };

  private Garbage() {}

  public static String text(SplittableRandom random, int mostPieces) {
    var text = new StringBuilder();
    int pieces = random.nextInt(mostPieces);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(12) == 0) {
        text.append((char) random.nextInt(0x10000));
      }
      text.append(PIECES[random.nextInt(PIECES.length)]);
      if (random.nextBoolean()) {
        text.append(' ');
      }
    }
    return text.toString();
  }
}
