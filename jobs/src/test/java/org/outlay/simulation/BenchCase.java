package org.outlay.simulation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;

/**
 * What the benchmark simulates: donors who may arrive in each of ten entry years and are paid for
 * their first year. An evaluation draws, for one donor, replicate and entry year, how many copies
 * arrive, the noise of salaries and of other amounts, and whether a home is bought or rented.
 *
 * @param measures names of all measures that the rules read
 * @param follows how each measure varies
 * @param buys code of the option of who buys a home
 * @param rents code of the option of who rents one
 */
record BenchCase(
    List<BenchRule> rules,
    List<BenchDonor> donors,
    List<String> measures,
    List<Follows> follows,
    long buys,
    long rents)
    implements Serializable {
  static final long SEED = 20161025;
  static final int FIRST_YEAR = 2017;
  static final int YEARS = 10;

  /** Standard deviation of the logarithm of a salary, and of other amounts. */
  static final double SALARY_NOISE = 0.2;

  static final double AMOUNT_NOISE = 0.4;

  /** Share of the applicants that buy a home. */
  static final double BUYERS = 0.4;

  /** Mean and largest number of copies of a donor in an entry year. */
  static final double COPIES = 0.9;

  static final int MOST_COPIES = 3;

  BenchCase {
    rules = List.copyOf(rules);
    donors = List.copyOf(donors);
    measures = List.copyOf(measures);
    follows = List.copyOf(follows);
  }

  /** How the values of an input differ between replicates. */
  enum Follows {
    WAGES,
    PRICES,
    NOTHING
  }

  /** Where a varying input comes from: a measure, a rule that paid before, or the option. */
  record Source(int measure, int rule) implements Serializable {
    static final Source OPTION = new Source(-1, -1);

    static Source measure(int measure) {
      return new Source(measure, -1);
    }

    static Source paid(int rule) {
      return new Source(-1, rule);
    }
  }

  /** Sources of a rule's varying inputs, by slot. */
  Source[] sources(BenchRule rule) {
    List<Source> sources = new ArrayList<>();
    for (Expr input : rule.kernel().varyingInputs()) {
      String name = name(input);
      if (name.equals(BenchInputs.OPTION)) {
        sources.add(Source.OPTION);
      } else if (name.startsWith("paid")) {
        String other = ((Expr.Derived) input).argument();
        sources.add(Source.paid(rules.stream().map(BenchRule::name).toList().indexOf(other)));
      } else {
        sources.add(Source.measure(measures.indexOf(name)));
      }
    }
    return sources.toArray(Source[]::new);
  }

  /** An input as a table's column is called, or a derived one. */
  static String name(Expr input) {
    return input instanceof Expr.Derived derived
        ? derived.function() + "(" + derived.argument() + ")"
        : ((Expr.Name) input).name();
  }

  static Follows follows(Expr input) {
    if (!(input.type() instanceof Type.Numeric numeric) || numeric.scale() != 2) {
      return Follows.NOTHING;
    }
    String name = name(input);
    return name.contains("salary") || name.contains("contribution")
        ? Follows.WAGES
        : Follows.PRICES;
  }
}
