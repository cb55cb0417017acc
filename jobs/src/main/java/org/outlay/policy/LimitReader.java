package org.outlay.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.formula.Formula;
import org.outlay.formula.FormulaCompiler;
import org.outlay.formula.Scope;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads the limits of a rule and the scenario's switch of how a shared cap is divided. */
final class LimitReader {
  private static final List<String> KINDS =
      Arrays.stream(Limit.Kind.values()).map(Limit.Kind::id).toList();
  private static final List<String> ALLOCATIONS = List.of("first-come", "pro-rata");

  private final Problems problems;
  private final Optional<Section> switches;

  LimitReader(Problems problems, Optional<Section> switches) {
    this.problems = problems;
    this.switches = switches;
  }

  List<Limit> read(Section rule, Scope scope) {
    List<Limit> limits = new ArrayList<>();
    for (Section section : rule.sections("limits")) {
      Limit.Kind kind =
          Limit.Kind.valueOf(PolicyText.constant(section.oneOf("kind", KINDS), "application-year"));
      Optional<Formula> amount = amount(section, kind, scope);
      String among = kind == Limit.Kind.CHOICE ? section.text("among") : "";
      limits.add(
          new Limit(
              kind, amount.orElse(null), among, allocation(section, kind), section.location()));
      section.done();
    }
    switches.ifPresent(Section::done);
    return limits;
  }

  private Optional<Formula> amount(Section section, Limit.Kind kind, Scope scope) {
    return switch (kind) {
      case CHOICE -> Optional.empty();
      case APPLICANT_YEARS -> compile(section, "years", scope, Unit.YEAR, 4, 0);
      case PLACES -> compile(section, "places", scope, Unit.NONE, 9, 0);
      default -> compile(section, "cap", scope, Unit.YUAN, 18, 2);
    };
  }

  private Optional<Formula> compile(
      Section section, String key, Scope scope, Unit unit, int precision, int scale) {
    return FormulaCompiler.compile(
        section.text(key),
        section.locationOf(key),
        scope,
        new Type.Numeric(unit, precision, scale),
        problems);
  }

  private Limit.Allocation allocation(Section section, Limit.Kind kind) {
    Optional<String> written = section.findOneOf("allocation", ALLOCATIONS);
    Optional<String> switched = switches.flatMap(s -> s.findOneOf(kind.id(), ALLOCATIONS));
    String word = switched.or(() -> written).orElse("first-come");
    boolean cap = kind == Limit.Kind.GROUP_YEAR || kind == Limit.Kind.GROUP_LIFETIME;
    if (word.equals("pro-rata") && !cap) {
      problems.add(
          Problem.user(
                  "no-shared-cap", section.location(), "only a shared cap can be divided pro rata")
              .withValue(kind.id())
              .withAllowed("group-year, group-lifetime"));
      return Limit.Allocation.FIRST_COME;
    }
    return Limit.Allocation.valueOf(PolicyText.constant(word, "first-come"));
  }
}
