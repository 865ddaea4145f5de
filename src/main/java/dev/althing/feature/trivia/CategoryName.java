package dev.althing.feature.trivia;

/** How a category is called before people: with a capital first letter, however its pack has it. */
final class CategoryName {
  private CategoryName() {}

  static String of(String category) {
    if (category.isEmpty()) {
      return category;
    }
    int first = category.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + category.substring(Character.charCount(first));
  }
}
