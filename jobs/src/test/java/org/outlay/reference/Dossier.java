package org.outlay.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** An application with those of its records that count: benefit year 1 to year(ends_on). */
final class Dossier {
  private final Application application;
  private final SortedMap<Integer, AnnualRecord> records = new TreeMap<>();

  Dossier(Application application, Iterable<AnnualRecord> records) {
    this.application = application;
    for (AnnualRecord row : records) {
      if (row.fiscalYear() >= firstYear() && row.fiscalYear() <= lastYear()) {
        this.records.put(row.fiscalYear(), row);
      }
    }
  }

  Application application() {
    return application;
  }

  int firstYear() {
    return application.approvedOn().getYear();
  }

  int lastYear() {
    LocalDate endsOn = application.endsOn();
    return endsOn == null ? Integer.MAX_VALUE : endsOn.getYear();
  }

  int benefitYear(int year) {
    return year - firstYear() + 1;
  }

  /** The measure of the year, 0 without a record or a value. */
  BigDecimal measure(int year, Function<AnnualRecord, @Nullable BigDecimal> column) {
    AnnualRecord row = records.get(year);
    BigDecimal value = row == null ? null : column.apply(row);
    return value == null ? BigDecimal.ZERO : value;
  }

  int headcount(int year) {
    AnnualRecord row = records.get(year);
    Integer value = row == null ? null : row.headcount();
    return value == null ? 0 : value;
  }

  /** The amount agreed for the year, if one was given; 0 is given. */
  Optional<BigDecimal> agreed(int year) {
    AnnualRecord row = records.get(year);
    return row == null ? Optional.empty() : Optional.ofNullable(row.agreedAmount());
  }

  boolean agreedInAnyYear() {
    return records.keySet().stream().anyMatch(year -> agreed(year).isPresent());
  }

  String assessment(int year) {
    AnnualRecord row = records.get(year);
    String value = row == null ? null : row.assessment();
    return value == null ? "none" : value;
  }

  boolean passed(int year) {
    return assessment(year).equals("passed") || assessment(year).equals("excellent");
  }

  /** Sum of a measure over this application's years that meet the condition. */
  BigDecimal sum(IntPredicate years, Function<AnnualRecord, @Nullable BigDecimal> column) {
    return records.keySet().stream()
        .filter(years::test)
        .map(year -> measure(year, column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Largest value of a measure in the years before {@code year}, 0 if none. */
  BigDecimal largestBefore(int year, Function<AnnualRecord, @Nullable BigDecimal> column) {
    return records.headMap(year).keySet().stream()
        .map(earlier -> measure(earlier, column))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  String tier() {
    return Optional.ofNullable(application.tier()).orElse("none");
  }

  String grade() {
    return Optional.ofNullable(application.grade()).orElse("none");
  }

  boolean fullTime() {
    return Boolean.TRUE.equals(application.fullTime());
  }

  /** Null counts as true. */
  boolean qualifies() {
    return !Boolean.FALSE.equals(application.qualifies());
  }
}
