package dev.althing.config;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Where the community feels at home.
 *
 * @param language the language the bot speaks, unless a room has its own
 * @param timeZone the time zone of days and hours
 */
public record LocalitySettings(Locale language, ZoneId timeZone) {}
