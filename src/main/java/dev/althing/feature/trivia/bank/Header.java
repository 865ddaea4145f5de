package dev.althing.feature.trivia.bank;

/**
 * What a pack says of all its questions.
 *
 * @param title what the pack is called
 * @param source where its questions come from
 * @param license under which they may be passed on
 * @param category what they are about
 * @param language the language they are in, as a tag such as {@code en}
 */
public record Header(
    String title, String source, String license, String category, String language) {}
