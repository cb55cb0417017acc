package org.outlay.analysis;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.outlay.analysis.Explanation.Outcome;
import org.outlay.analysis.Explanation.Verdict;
import org.outlay.money.Fen;
import org.outlay.policy.Rule;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.scenario.Horizon;

/** Follows one rule through the years of one application. */
final class RuleExplainer {
  private final Evidence evidence;
  private final Rule rule;

  RuleExplainer(Evidence evidence, Rule rule) {
    this.evidence = evidence;
    this.rule = rule;
  }

  Explanation.RuleAccount over(Horizon years) {
    return new Explanation.RuleAccount(
        rule, IntStream.rangeClosed(years.from(), years.to()).mapToObj(this::year).toList());
  }

  private Explanation.YearAccount year(int fiscalYear) {
    Outcome outcome = outcome(fiscalYear);
    Optional<Line> line = evidence.own(rule.name(), fiscalYear);
    long engine = line.map(Line::entitled).orElse(0L);
    if (outcome.entitled() != engine) {
      throw new ProblemException(
          Problem.run(
                  "explanation-differs",
                  rule.location(),
                  "the explanation comes to another entitlement than the payments; this is a defect"
                      + " of the engine, so trust neither")
              .withValue(
                  "application %s, rule %s, %d: payments %s yuan, explanation %s yuan (%s)"
                      .formatted(
                          evidence.id(),
                          rule.name(),
                          fiscalYear,
                          Fen.yuan(engine),
                          Fen.yuan(outcome.entitled()),
                          outcome.verdict()))
              .withRemedy("report it with the scenario and the rows of this application"));
    }
    int benefitYear = fiscalYear - evidence.approved().getYear() + 1;
    return new Explanation.YearAccount(fiscalYear, benefitYear, outcome);
  }

  private Outcome outcome(int fiscalYear) {
    YearReader reader = new YearReader(evidence, rule, fiscalYear);
    if (fiscalYear < evidence.approved().getYear()) {
      return reader.nothing(Verdict.NOT_YET);
    }
    if (evidence.ends().map(LocalDate::getYear).orElse(fiscalYear) < fiscalYear) {
      return reader.nothing(Verdict.ENDED);
    }
    // Without a panel row no rule of the programme can pay any more.
    return reader.over() || evidence.rows().panelOf(fiscalYear).isEmpty()
        ? reader.nothing(Verdict.YEARS_OVER)
        : reader.entitlement();
  }
}
