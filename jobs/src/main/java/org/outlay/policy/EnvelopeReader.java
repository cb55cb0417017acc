package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads sums over terms: {@code envelopes { "2017-2019" = 300000000, "2020-2022" = ... }}. */
final class EnvelopeReader {
  static final String KEY = "envelopes";
  private static final String TERM = YearKeys.FORM + "-" + YearKeys.FORM;
  private static final int YEAR = 4;

  private final Problems problems;

  EnvelopeReader(Problems problems) {
    this.problems = problems;
  }

  private record Located(Terms.Envelope envelope, Location location) {}

  /** The terms in order; empty without the key. */
  Optional<List<Terms.Envelope>> read(Section section) {
    return section.find(KEY).map(this::all);
  }

  private List<Terms.Envelope> all(Section terms) {
    List<Located> found = new ArrayList<>();
    for (String term : terms.keys()) {
      BigDecimal amount = terms.decimal(term, BigDecimal.ZERO, FundReader.MOST_YUAN);
      Location location = terms.locationOf(term);
      if (!term.matches(TERM) || first(term) > last(term)) {
        problems.add(
            Problem.user("bad-term", location, "a term from year to year is due here")
                .withValue(term)
                .withAllowed("such as \"2017-2019\""));
        continue;
      }
      found.add(new Located(new Terms.Envelope(amount, first(term), last(term)), location));
    }
    found.sort(Comparator.comparingInt(one -> one.envelope().from()));
    for (int i = 1; i < found.size(); i++) {
      check(found.get(i - 1), found.get(i));
    }
    return found.stream().map(Located::envelope).toList();
  }

  private void check(Located one, Located next) {
    int due = one.envelope().to() + 1;
    if (next.envelope().from() < due) {
      problems.add(
          Problem.user("overlapping-budgets", next.location(), "two terms hold the same year")
              .withValue(Integer.toString(next.envelope().from()))
              .withRemedy("let the term begin in " + due));
    } else if (next.envelope().from() > due) {
      problems.add(
          Problem.user("missing-budget-year", next.location(), "no term holds a year before this")
              .withValue(Integer.toString(due))
              .withRemedy("let the term begin in " + due + ", or add one with 0"));
    }
  }

  private static int first(String term) {
    return Integer.parseInt(term.substring(0, YEAR));
  }

  private static int last(String term) {
    return Integer.parseInt(term.substring(YEAR + 1));
  }
}
