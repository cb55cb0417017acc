package org.outlay.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** One value with its path; each reading is empty after a problem. */
record Value(Origins origins, Problems problems, String path, ConfigValue value) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6}) ?([KMGT])iB");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  Location location() {
    return origins.locate(path, value);
  }

  ConfigValueType type() {
    return value.valueType();
  }

  /** A scalar as written, exact for numbers. */
  String written() {
    return switch (type()) {
      case OBJECT -> "{ ... }";
      case LIST -> "[ ... ]";
      case NULL -> "null";
      default -> value.atKey("v").getString("v");
    };
  }

  Optional<String> text() {
    if (type() == ConfigValueType.STRING) {
      return Optional.of(written());
    }
    boolean scalar = type() == ConfigValueType.NUMBER || type() == ConfigValueType.BOOLEAN;
    return wrongType("text", scalar ? "put it in quotes: \"" + written() + "\"" : null);
  }

  Optional<String> filledText() {
    Optional<String> text = text();
    if (text.filter(String::isBlank).isPresent()) {
      problems.add(problem("empty-text", "is empty"));
    }
    return text.filter(t -> !t.isBlank());
  }

  Optional<String> textOrNumber() {
    return type() == ConfigValueType.NUMBER ? Optional.of(written()) : text();
  }

  Optional<BigDecimal> decimal(BigDecimal low, BigDecimal high) {
    if (type() != ConfigValueType.NUMBER) {
      return wrongType("a number", NumberHint.forText(written()));
    }
    BigDecimal number = new BigDecimal(written());
    if (number.compareTo(low) < 0 || number.compareTo(high) > 0) {
      problems.add(
          problem("out-of-range", "is out of range")
              .withAllowed(low.toPlainString() + " to " + high.toPlainString())
              .withRemedy(NumberHint.forRange(number, low, high)));
      return Optional.empty();
    }
    if (number.scale() > 18) {
      problems.add(problem("out-of-range", "has too many decimals").withAllowed("18 decimals"));
      return Optional.empty();
    }
    return Optional.of(number);
  }

  Optional<Long> whole(long low, long high) {
    return decimal(BigDecimal.valueOf(low), BigDecimal.valueOf(high)).flatMap(this::whole);
  }

  private Optional<Long> whole(BigDecimal number) {
    return number.stripTrailingZeros().scale() > 0
        ? wrongType("a whole number", null)
        : Optional.of(number.longValueExact());
  }

  Optional<Boolean> truth() {
    return type() == ConfigValueType.BOOLEAN
        ? Optional.of(written().equals("true"))
        : wrongType("true or false", null);
  }

  Optional<LocalDate> date() {
    if (type() == ConfigValueType.STRING && DATE.matcher(written()).matches()) {
      try {
        return Optional.of(LocalDate.parse(written()));
      } catch (DateTimeParseException e) {
        problems.add(problem("bad-date", "is no day of the calendar"));
        return Optional.empty();
      }
    }
    problems.add(
        problem("bad-date", "is not a date").withAllowed("year-month-day, such as 2016-12-31"));
    return Optional.empty();
  }

  /** A size such as 256 MiB, in bytes. */
  Optional<Long> bytes(long low) {
    Matcher size = SIZE.matcher(written());
    long bytes = 0;
    if (size.matches()) {
      int power = 10 * ("KMGT".indexOf(size.group(2)) + 1);
      bytes = Long.parseLong(size.group(1)) << power;
    }
    if (bytes >= low) {
      return Optional.of(bytes);
    }
    problems.add(
        (size.matches()
                ? problem("out-of-range", "is out of range")
                : problem("bad-size", "is no size"))
            .withAllowed(
                "a whole number of KiB, MiB, GiB or TiB, such as 256 MiB, from "
                    + (low >> 10)
                    + " KiB"));
    return Optional.empty();
  }

  Optional<String> oneOf(Collection<String> allowed) {
    Optional<String> text = text();
    if (text.isEmpty() || allowed.contains(text.get())) {
      return text;
    }
    problems.add(
        problem("unknown-name", "is none of the allowed names")
            .withAllowed(String.join(", ", allowed))
            .withRemedy(NearestName.suggestion(text.get(), allowed)));
    return Optional.empty();
  }

  /** The elements of a list; none after a problem. */
  List<Value> list() {
    if (value instanceof ConfigList) {
      return parts();
    }
    wrongType("a list of objects", "put it in [ ]");
    return List.of();
  }

  /** The elements of a list; anything else is its own only part. */
  List<Value> parts() {
    if (!(value instanceof ConfigList list)) {
      return List.of(this);
    }
    List<Value> elements = new ArrayList<>();
    for (ConfigValue element : list) {
      String at = KeyPath.element(path, elements.size());
      elements.add(new Value(origins, problems, at, element));
    }
    return elements;
  }

  <T> Optional<T> wrongType(String due, @Nullable String remedy) {
    problems.add(problem("wrong-type", "is " + kind() + ", due is " + due).withRemedy(remedy));
    return Optional.empty();
  }

  Problem problem(String code, String what) {
    return Problem.user(code, location(), "\"" + path + "\" " + what).withValue(written());
  }

  private String kind() {
    return switch (type()) {
      case OBJECT -> "an object";
      case LIST -> "a list";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case STRING -> "text";
    };
  }
}
