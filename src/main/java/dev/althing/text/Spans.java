package dev.althing.text;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** The wording of times and durations in one language: "in 10 minutes", "2 days, 3 hours". */
public final class Spans {
  private static final Duration LONGEST = Duration.ofDays(365_000);

  private static final List<Unit> UNITS =
      List.of(
          new Unit(Duration.ofDays(1), MeasureUnit.DAY, RelativeUnit.DAYS),
          new Unit(Duration.ofHours(1), MeasureUnit.HOUR, RelativeUnit.HOURS),
          new Unit(Duration.ofMinutes(1), MeasureUnit.MINUTE, RelativeUnit.MINUTES),
          new Unit(Duration.ofSeconds(1), MeasureUnit.SECOND, RelativeUnit.SECONDS));

  private final Locale locale;

  private Spans(Locale locale) {
    this.locale = locale;
  }

  /** A unit that durations are told in. */
  private record Unit(Duration length, MeasureUnit measure, RelativeUnit relative) {}

  /** The wording in a language; in English, if texts are. */
  public static Spans of(Locale locale) {
    return new Spans(Texts.spoken(locale));
  }

  /** How far ahead: "in 10 minutes"; what is over or now is "now". */
  public String in(Duration ahead) {
    return relative(ahead, Direction.NEXT);
  }

  /** How long ago: "2 hours ago"; what is ahead or now is "now". */
  public String ago(Duration past) {
    return relative(past, Direction.LAST);
  }

  /** How long: the two largest units, "2 days, 3 hours"; less than a second in milliseconds. */
  public String lasting(Duration duration) {
    Duration rest = bounded(duration);
    MeasureFormat format = MeasureFormat.getInstance(locale, FormatWidth.WIDE);
    if (rest.compareTo(Duration.ofSeconds(1)) < 0) {
      return format.formatMeasures(new Measure(rest.toMillis(), MeasureUnit.MILLISECOND));
    }
    List<Measure> measures = new ArrayList<>();
    for (Unit unit : UNITS) {
      long count = rest.dividedBy(unit.length);
      if (measures.size() == 1 || count > 0) {
        measures.add(new Measure(count, unit.measure));
        rest = rest.minus(unit.length.multipliedBy(count));
      }
      if (measures.size() == 2) {
        break;
      }
    }
    if (measures.size() == 2 && measures.get(1).getNumber().longValue() == 0) {
      measures.remove(1);
    }
    return format.formatMeasures(measures.toArray(Measure[]::new));
  }

  /** A day and time in a zone, the zone named. */
  public String at(Instant time, ZoneId zone) {
    DateFormat format = DateFormat.getInstanceForSkeleton("yMMMEdjm", locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    String name = DateTimeFormatter.ofPattern("zzz", locale).format(time.atZone(zone));
    return format.format(Date.from(time)) + " " + name;
  }

  /** A number with the separators of the language. */
  public String number(long number) {
    return NumberFormat.getInstance(locale).format(number);
  }

  private String relative(Duration duration, Direction direction) {
    RelativeDateTimeFormatter format = RelativeDateTimeFormatter.getInstance(locale);
    Duration length = bounded(duration);
    for (Unit unit : UNITS) {
      long count = rounded(length, unit);
      if (count > 0) {
        return format.format((double) count, direction, unit.relative);
      }
    }
    return format.format(Direction.PLAIN, RelativeDateTimeFormatter.AbsoluteUnit.NOW);
  }

  /** The nearest count of a unit; none when that would be wrong by a twelfth or more. */
  private static long rounded(Duration length, Unit unit) {
    long count = length.plus(unit.length.dividedBy(2)).dividedBy(unit.length);
    Duration error = unit.length.multipliedBy(count).minus(length).abs();
    boolean last = unit.relative == RelativeUnit.SECONDS;
    return last || error.multipliedBy(12).compareTo(length) < 0 ? count : 0;
  }

  private static Duration bounded(Duration duration) {
    if (duration.isNegative()) {
      return Duration.ZERO;
    }
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }
}
