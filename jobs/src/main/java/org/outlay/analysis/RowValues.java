package org.outlay.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.ApplicationRows;
import org.outlay.formula.Environment;
import org.outlay.formula.Expr;
import org.outlay.formula.Trace;
import org.outlay.formula.Unit;
import org.outlay.money.Fen;
import org.outlay.policy.Parameter;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.Field;

/** What a rule's names mean for one application and fiscal year; remembers where each stood. */
final class RowValues implements Environment {
  private final Evidence evidence;
  private final Rule rule;
  private final int fiscalYear;
  private final Measures measures;
  private final Map<Expr, Reading> readings = new HashMap<>();

  private record Reading(
      Optional<org.outlay.schema.Labels> labels,
      @Nullable Object value,
      String unit,
      Source source) {}

  RowValues(Evidence evidence, Rule rule, int fiscalYear) {
    this.evidence = evidence;
    this.rule = rule;
    this.fiscalYear = fiscalYear;
    this.measures = new Measures(evidence, fiscalYear);
  }

  /** The value behind a step of a trace over these values. */
  Explanation.Value of(Trace.Step step) {
    Reading reading = Objects.requireNonNull(readings.get(step.node()), step.text());
    return new Explanation.Value(
        step.text(), reading.labels(), reading.value(), reading.unit(), reading.source());
  }

  int benefitYear() {
    return fiscalYear - evidence.approved().getYear() + 1;
  }

  @Override
  public @Nullable Object value(Expr.Name name) {
    return remember(name, read(name.name()));
  }

  private Reading read(String name) {
    switch (name) {
      case Vocabulary.FISCAL_YEAR:
        return ofCalendar(fiscalYear);
      case Vocabulary.BENEFIT_YEAR:
        return ofCalendar(benefitYear());
      case Vocabulary.AGE_AT_APPROVAL:
        return age();
      default:
        break;
    }
    Optional<Field> column = evidence.policy().applications().find(name);
    if (column.isPresent()) {
      return new Reading(
          Optional.of(column.get().labels()),
          evidence.ofApplication(name),
          column.get().unit(),
          new Source.OfApplication());
    }
    Field measure = evidence.policy().annualRecords().field(name);
    return new Reading(
        Optional.of(measure.labels()),
        measures.value(measure),
        measure.unit(),
        measures.source(measure));
  }

  private static Reading ofCalendar(int year) {
    return new Reading(Optional.empty(), BigDecimal.valueOf(year), "year", new Source.OfCalendar());
  }

  private Reading age() {
    LocalDate birth = (LocalDate) evidence.ofApplication("birth_date");
    if (birth == null) {
      return new Reading(Optional.empty(), null, "age", new Source.OfApplication());
    }
    BigDecimal years = BigDecimal.valueOf(ChronoUnit.YEARS.between(birth, evidence.approved()));
    return new Reading(Optional.empty(), years, "age", new Source.Age(birth, evidence.approved()));
  }

  @Override
  public @Nullable Object value(Expr.ParameterValue node, List<@Nullable Object> keys) {
    Parameter parameter = Objects.requireNonNull(rule.parameters().get(node.parameter()));
    LocalDate day =
        parameter.datedBy() == Parameter.DatedBy.APPROVAL
            ? evidence.approved()
            : LocalDate.of(fiscalYear, 1, 1);
    Parameter.Dated dated = parameter.inForce(day);
    List<String> names = keys.stream().map(String::valueOf).toList();
    Source source =
        new Source.OfParameter(
            parameter,
            dated.locations().getOrDefault(names, parameter.location()),
            dated.from(),
            day);
    BigDecimal value = dated.byKey().get(names);
    return remember(
        node, new Reading(Optional.of(parameter.labels()), value, parameter.unitName(), source));
  }

  @Override
  public @Nullable Object value(Expr.Derived node) {
    return remember(
        node,
        switch (node.function()) {
          case Vocabulary.PAID -> paid(node.argument(), fiscalYear, fiscalYear);
          case Vocabulary.PAID_BEFORE -> paid(node.argument(), 0, fiscalYear - 1);
          default -> overYears(node);
        });
  }

  private Reading overYears(Expr.Derived node) {
    Field measure = evidence.policy().annualRecords().field(node.argument());
    Row row = evidence.rows().panelOf(fiscalYear).orElseThrow();
    int at = row.fieldIndex(ApplicationRows.column(node));
    Optional<org.outlay.schema.Labels> labels = Optional.of(measure.labels());
    if (node.function().equals(Vocabulary.EVER_GIVEN)) {
      Source any = measures.together(Source.Together.ANY_GIVEN, measure, Integer.MAX_VALUE);
      return new Reading(labels, row.getBoolean(at), "", any);
    }
    boolean largest = node.function().equals(Vocabulary.MAX_BEFORE);
    Source.Together how = largest ? Source.Together.LARGEST : Source.Together.SUM;
    int last = node.function().equals(Vocabulary.CUMULATIVE) ? fiscalYear : fiscalYear - 1;
    return new Reading(
        labels,
        BigDecimal.valueOf(row.getLong(at), measure.scale()),
        measure.unit(),
        measures.together(how, measure, last));
  }

  private Reading paid(String other, int from, int to) {
    List<Source.Part> parts =
        evidence.own(other).stream()
            .filter(line -> from <= line.fiscalYear() && line.fiscalYear() <= to)
            .map(line -> new Source.Part(line.fiscalYear(), Fen.yuan(line.amount())))
            .toList();
    BigDecimal sum =
        parts.stream().map(Source.Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Reading(Optional.empty(), sum, Unit.YUAN.toString(), new Source.Paid(other, parts));
  }

  private @Nullable Object remember(Expr node, Reading reading) {
    readings.put(node, reading);
    return reading.value();
  }
}
