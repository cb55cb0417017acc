package org.outlay.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outlay.formula.Interpreter;
import org.outlay.formula.Trace;
import org.outlay.policy.Limit;
import org.outlay.policy.Rule;

/** Accounts of the limits of one rule for one payment: cap, what others had of it, what is left. */
final class LimitAccounts {
  private final Evidence evidence;
  private final Rule rule;
  private final RowValues values;
  private final Line line;

  LimitAccounts(Evidence evidence, Rule rule, RowValues values, Line line) {
    this.evidence = evidence;
    this.rule = rule;
    this.values = values;
    this.line = line;
  }

  /** One account per limit, in the order in which the engine applies them. */
  List<Explanation.LimitAccount> all() {
    return IntStream.range(0, rule.limits().size()).mapToObj(this::account).toList();
  }

  private Explanation.LimitAccount account(int position) {
    Limit limit = rule.limits().get(position);
    List<Line> before = evidence.after(rule, position);
    List<Line> after = evidence.after(rule, position + 1);
    Optional<Trace> trace =
        Optional.ofNullable(limit.amount())
            .map(formula -> Interpreter.trace(formula.root(), values));
    return new Explanation.LimitAccount(
        limit,
        trace.map(t -> t.steps().stream().map(values::of).toList()).orElse(List.of()),
        trace.map(t -> (BigDecimal) t.result()),
        mine(before),
        mine(after),
        usage(limit, before, after));
  }

  private long mine(List<Line> lines) {
    return lines.stream().filter(line::sameClaim).mapToLong(Line::amount).sum();
  }

  private Usage usage(Limit limit, List<Line> before, List<Line> after) {
    return switch (limit.kind()) {
      case APPLICATION_YEAR -> new Usage.Alone();
      case APPLICATION_LIFETIME -> earlierYears(after);
      case GROUP_YEAR, GROUP_LIFETIME ->
          limit.allocation() == Limit.Allocation.PRO_RATA
              ? divided(sharing(limit, before))
              : filled(sharing(limit, after));
      case APPLICANT_YEARS -> applicantYears(after);
      case PLACES -> new Usage.Place(Objects.requireNonNull(evidence.places().get(rule.name())));
      case CHOICE -> chosen(limit);
    };
  }

  private Usage earlierYears(List<Line> after) {
    List<Line> paid =
        after.stream()
            .filter(other -> other.application().equals(line.application()))
            .filter(other -> other.fiscalYear() < line.fiscalYear() && other.amount() > 0)
            .sorted(Line.IN_ORDER)
            .toList();
    return new Usage.EarlierYears(paid.stream().map(Line::fiscalYear).toList(), amounts(paid));
  }

  private Usage filled(List<Line> sharing) {
    List<Line> before =
        sharing.stream()
            .filter(other -> Line.IN_ORDER.compare(other, line) < 0 && other.amount() > 0)
            .toList();
    long applications = before.stream().map(Line::application).distinct().count();
    return new Usage.Filled(line.group(), before.size(), (int) applications, amounts(before));
  }

  private Usage divided(List<Line> sharing) {
    List<Line> claims =
        sharing.stream()
            .filter(other -> other.fiscalYear() == line.fiscalYear() && other.amount() > 0)
            .toList();
    List<Line> earlier =
        sharing.stream().filter(other -> other.fiscalYear() < line.fiscalYear()).toList();
    return new Usage.Divided(line.group(), claims.size(), amounts(claims), amounts(earlier));
  }

  /** Claims on the same cap. */
  private List<Line> sharing(Limit limit, List<Line> claims) {
    boolean yearly = limit.kind() == Limit.Kind.GROUP_YEAR;
    return claims.stream()
        .filter(other -> other.group().equals(line.group()))
        .filter(other -> !yearly || other.fiscalYear() == line.fiscalYear())
        .toList();
  }

  private Usage applicantYears(List<Line> after) {
    List<Line> claims =
        after.stream()
            .filter(other -> other.applicant().equals(line.applicant()) && other.amount() > 0)
            .toList();
    List<Integer> years =
        claims.stream()
            .map(Line::fiscalYear)
            .filter(year -> year < line.fiscalYear())
            .distinct()
            .sorted()
            .toList();
    Optional<String> sameYear =
        claims.stream()
            .filter(other -> other.fiscalYear() == line.fiscalYear())
            .min(Line.BY_APPROVAL)
            .map(Line::application)
            .filter(first -> !first.equals(line.application()));
    return new Usage.ApplicantYears(line.applicant(), years, sameYear);
  }

  private Usage chosen(Limit limit) {
    Line first =
        evidence.policy().choosing(limit.among()).stream()
            .flatMap(other -> comingTo(limit, other))
            .filter(other -> other.applicant().equals(line.applicant()) && other.amount() > 0)
            .min(Line.BY_APPROVAL)
            .orElse(line);
    return new Usage.Chosen(line.applicant(), first.application(), first.approved(), first.rule());
  }

  /** What comes to a rule's choice of the same name. */
  private Stream<Line> comingTo(Limit choice, Rule other) {
    int position = 0;
    while (!other.limits().get(position).among().equals(choice.among())) {
      position++;
    }
    return evidence.after(other, position).stream();
  }

  private static long amounts(List<Line> lines) {
    return lines.stream().mapToLong(Line::amount).sum();
  }
}
