package dev.althing.plugins.dice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** What is done with dice after they were thrown; those that were dropped before stay so. */
sealed interface Modifier {
  /** How it is written. */
  String written();

  /**
   * The dice afterwards.
   *
   * @param more throws one more die of the kind
   */
  List<Face> apply(List<Face> faces, IntSupplier more);

  /** Which end of the row, when dice are put in order. */
  enum End {
    HIGHEST("h"),
    LOWEST("l");

    private final String letter;

    End(String letter) {
      this.letter = letter;
    }

    private End other() {
      return this == HIGHEST ? LOWEST : HIGHEST;
    }

    /** Of equal dice those thrown first stand first. */
    private Comparator<Face> order() {
      Comparator<Face> rising = Comparator.comparingInt(Face::value);
      return this == LOWEST ? rising : rising.reversed();
    }
  }

  /**
   * Only some dice count.
   *
   * @param end which
   * @param count how many
   */
  record Keep(End end, int count) implements Modifier {
    @Override
    public String written() {
      return "k" + end.letter + count;
    }

    @Override
    public List<Face> apply(List<Face> faces, IntSupplier more) {
      List<Face> all = new ArrayList<>(faces);
      IntStream.range(0, all.size())
          .filter(i -> all.get(i).kept())
          .boxed()
          .sorted(Comparator.comparing(all::get, end.order()))
          .skip(count)
          .toList()
          .forEach(i -> all.set(i, all.get(i).drop()));
      return all;
    }
  }

  /**
   * Some dice do not count.
   *
   * @param end which
   * @param count how many
   */
  record Drop(End end, int count) implements Modifier {
    @Override
    public String written() {
      return "d" + end.letter + count;
    }

    @Override
    public List<Face> apply(List<Face> faces, IntSupplier more) {
      int kept = (int) faces.stream().filter(Face::kept).count();
      return new Keep(end.other(), kept - count).apply(faces, more);
    }
  }

  /**
   * Each die that shows one of some faces brings one more, which may do the same.
   *
   * @param match the faces
   */
  record Explode(Match match) implements Modifier {
    @Override
    public String written() {
      return "!" + match.written();
    }

    @Override
    public List<Face> apply(List<Face> faces, IntSupplier more) {
      List<Face> all = new ArrayList<>();
      for (Face thrown : faces) {
        Face face = thrown;
        while (face.kept() && match.has(face.value())) {
          all.add(face.explode());
          face = Face.of(more.getAsInt());
        }
        all.add(face);
      }
      return all;
    }
  }

  /**
   * Each die that shows one of some faces is thrown again.
   *
   * @param match the faces
   * @param once whether the second throw stays, whatever it shows
   */
  record Reroll(Match match, boolean once) implements Modifier {
    @Override
    public String written() {
      return (once ? "ro" : "r") + match.written();
    }

    @Override
    public List<Face> apply(List<Face> faces, IntSupplier more) {
      return faces.stream().map(face -> settled(face, more)).toList();
    }

    private Face settled(Face thrown, IntSupplier more) {
      List<Integer> before = new ArrayList<>(thrown.before());
      int value = thrown.value();
      boolean again = thrown.kept();
      while (again && match.has(value)) {
        before.add(value);
        value = more.getAsInt();
        again = !once;
      }
      return new Face(value, before, thrown.exploded(), thrown.kept());
    }
  }
}
