package dev.althing.plugin.life;

import dev.althing.matrix.id.RoomId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The people who run the bot.
 *
 * @param management their room, if it is known
 * @param told hears, as Markdown, what is to be said in it
 * @param locale their language
 */
public record People(
    Supplier<Optional<RoomId>> management, Consumer<String> told, Supplier<Locale> locale) {}
