package org.outlay.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.outlay.formula.Interpreter;
import org.outlay.formula.Trace;
import org.outlay.money.Fen;
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
    List<Limit> others =
        rule.limits().stream().filter(l -> l.kind() != Limit.Kind.APPLICATION_YEAR).toList();
    List<Explanation.LimitAccount> accounts = new ArrayList<>();
    long claim = line.entitled();
    for (Limit limit : ofKind(Limit.Kind.APPLICATION_YEAR)) {
      Explanation.LimitAccount account = withinYear(limit, claim);
      accounts.add(account);
      claim = account.left().orElse(claim);
    }
    // The engine settles all other limits together, so only a single one's part can be told; what
    // others were paid is what all limits left them.
    OptionalLong left = others.size() == 1 ? OptionalLong.of(line.amount()) : OptionalLong.empty();
    for (Limit limit : ofKind(Limit.Kind.APPLICATION_LIFETIME)) {
      accounts.add(account(limit, claim, left));
    }
    for (Limit limit : others) {
      if (limit.kind() != Limit.Kind.APPLICATION_LIFETIME) {
        accounts.add(account(limit, claim, left));
      }
    }
    return accounts;
  }

  private List<Limit> ofKind(Limit.Kind kind) {
    return rule.limits().stream().filter(limit -> limit.kind() == kind).toList();
  }

  private Explanation.LimitAccount withinYear(Limit limit, long claim) {
    Explanation.LimitAccount account = account(limit, claim, OptionalLong.of(claim));
    // A row without a value for the cap's keys is under a cap of 0.
    long cap = account.cap().map(Fen::of).orElse(0L);
    return new Explanation.LimitAccount(
        limit,
        account.values(),
        account.cap(),
        claim,
        OptionalLong.of(Math.min(claim, cap)),
        account.usage());
  }

  private Explanation.LimitAccount account(Limit limit, long claim, OptionalLong left) {
    if (limit.amount() == null) {
      return new Explanation.LimitAccount(
          limit, List.of(), Optional.empty(), claim, left, usage(limit));
    }
    Trace trace = Interpreter.trace(limit.amount().root(), values);
    return new Explanation.LimitAccount(
        limit,
        trace.steps().stream().map(values::of).toList(),
        Optional.ofNullable((BigDecimal) trace.result()),
        claim,
        left,
        usage(limit));
  }

  private Usage usage(Limit limit) {
    return switch (limit.kind()) {
      case APPLICATION_YEAR -> new Usage.Alone();
      case APPLICATION_LIFETIME -> earlierYears();
      case GROUP_YEAR, GROUP_LIFETIME ->
          limit.allocation() == Limit.Allocation.PRO_RATA ? divided(limit) : filled(limit);
      case APPLICANT_YEARS -> applicantYears();
      case PLACES -> new Usage.Place(Objects.requireNonNull(evidence.places().get(rule.name())));
      case CHOICE -> chosen(limit);
    };
  }

  private Usage earlierYears() {
    List<Line> paid =
        evidence.own(rule.name()).stream()
            .filter(other -> other.fiscalYear() < line.fiscalYear() && other.amount() > 0)
            .toList();
    return new Usage.EarlierYears(paid.stream().map(Line::fiscalYear).toList(), amounts(paid));
  }

  private Usage filled(Limit limit) {
    List<Line> before =
        sharing(limit).stream()
            .filter(other -> Line.IN_ORDER.compare(other, line) < 0 && other.amount() > 0)
            .toList();
    long applications = before.stream().map(Line::application).distinct().count();
    return new Usage.Filled(line.group(), before.size(), (int) applications, amounts(before));
  }

  private Usage divided(Limit limit) {
    List<Line> sharing = sharing(limit);
    List<Line> claims =
        sharing.stream().filter(other -> other.fiscalYear() == line.fiscalYear()).toList();
    List<Line> earlier =
        sharing.stream().filter(other -> other.fiscalYear() < line.fiscalYear()).toList();
    return new Usage.Divided(line.group(), claims.size(), entitled(claims), entitled(earlier));
  }

  /** Claims on the same cap. */
  private List<Line> sharing(Limit limit) {
    boolean yearly = limit.kind() == Limit.Kind.GROUP_YEAR;
    return evidence.lines().stream()
        .filter(other -> other.rule().equals(rule.name()) && other.group().equals(line.group()))
        .filter(other -> !yearly || other.fiscalYear() == line.fiscalYear())
        .toList();
  }

  private Usage applicantYears() {
    List<Line> claims =
        evidence.lines().stream()
            .filter(other -> other.rule().equals(rule.name()))
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
    List<String> rules =
        evidence.policy().rules().stream()
            .filter(r -> r.limits().stream().anyMatch(l -> l.among().equals(limit.among())))
            .map(Rule::name)
            .toList();
    Line first =
        evidence.lines().stream()
            .filter(other -> rules.contains(other.rule()))
            .filter(other -> other.applicant().equals(line.applicant()))
            .min(Line.BY_APPROVAL)
            .orElseThrow();
    return new Usage.Chosen(line.applicant(), first.application(), first.approved(), first.rule());
  }

  private static long amounts(List<Line> lines) {
    return lines.stream().mapToLong(Line::amount).sum();
  }

  private static long entitled(List<Line> lines) {
    return lines.stream().mapToLong(Line::entitled).sum();
  }
}
