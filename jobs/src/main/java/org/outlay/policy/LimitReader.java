package org.outlay.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.config.Section;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Formula;
import org.outlay.formula.FormulaCompiler;
import org.outlay.formula.Scope;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads the limits of a rule and the scenario's switch of how a shared cap is divided. */
final class LimitReader {
  private static final String BY_APPROVAL = "dated by approval";
  private static final List<String> KINDS =
      Arrays.stream(Limit.Kind.values()).map(Limit.Kind::id).toList();
  private static final List<String> ALLOCATIONS = List.of("first-come", "pro-rata");

  private final Problems problems;
  private final Optional<Section> switches;

  LimitReader(Problems problems, Optional<Section> switches) {
    this.problems = problems;
    this.switches = switches;
  }

  List<Limit> read(Section rule, Scope scope, Map<String, Parameter> parameters) {
    List<Limit> limits = new ArrayList<>();
    boolean allKnown = true;
    for (Section section : rule.sections("limits")) {
      Optional<Limit.Kind> kind =
          section.require("kind")
              ? section
                  .findOneOf("kind", KINDS)
                  .map(written -> Limit.Kind.valueOf(PolicyText.constant(written, written)))
              : Optional.empty();
      kind.flatMap(known -> limit(known, section, scope, parameters)).ifPresent(limits::add);
      allKnown &= kind.isPresent();
    }
    if (allKnown) {
      switches.ifPresent(Section::done);
    }
    checkOrder(limits);
    return limits;
  }

  /** Limits are served in the order in which they stand, those of the application itself first. */
  private void checkOrder(List<Limit> limits) {
    for (int i = 1; i < limits.size(); i++) {
      Limit.Kind before = limits.get(i - 1).kind();
      Limit.Kind kind = limits.get(i).kind();
      boolean own = !kind.acrossApplications();
      if (own && kind.compareTo(before) <= 0) {
        problems.add(
            Problem.user(
                    "limit-order",
                    limits.get(i).location(),
                    "an application's own limits come first, one of each kind: application-year,"
                        + " then application-lifetime")
                .withValue(kind.id() + " after " + before.id())
                .withRemedy(
                    kind == before ? "write one cap, the lower one" : "move it up in the list"));
      }
    }
  }

  private Optional<Limit> limit(
      Limit.Kind kind, Section section, Scope scope, Map<String, Parameter> parameters) {
    Optional<Formula> amount = amount(section, kind, scope);
    String among = kind == Limit.Kind.CHOICE ? section.text("among") : "";
    Limit.Allocation allocation = allocation(section, kind);
    section.done();
    amount.ifPresent(formula -> check(kind, formula, parameters));
    return kind == Limit.Kind.CHOICE || amount.isPresent()
        ? Optional.of(new Limit(kind, amount.orElse(null), among, allocation, section.location()))
        : Optional.empty();
  }

  private Optional<Formula> amount(Section section, Limit.Kind kind, Scope scope) {
    return switch (kind) {
      case CHOICE -> Optional.empty();
      case APPLICANT_YEARS -> compile(section, "years", scope, Unit.YEAR, 4, 0);
      case PLACES -> compile(section, "places", scope, Unit.COUNT, 9, 0);
      default -> compile(section, "cap", scope, Unit.YUAN, 18, 2);
    };
  }

  private Optional<Formula> compile(
      Section section, String key, Scope scope, Unit unit, int precision, int scale) {
    String text = section.text(key);
    return text.isEmpty()
        ? Optional.empty()
        : FormulaCompiler.compile(
            text,
            section.textLocationOf(key),
            scope,
            new Type.Numeric(unit, precision, scale),
            problems);
  }

  private void check(Limit.Kind kind, Formula amount, Map<String, Parameter> parameters) {
    boolean own = kind == Limit.Kind.APPLICATION_YEAR || kind == Limit.Kind.APPLICATION_LIFETIME;
    for (Expr node : Expressions.nodes(amount.root())) {
      if (node instanceof Expr.Derived derived) {
        problems.add(
            Problem.user(
                    "limit-over-years",
                    amount.location(),
                    "a limit cannot look at other years or other rules")
                .withValue(derived.function() + "(" + derived.argument() + ")"));
        return;
      }
      Optional<String> varies = own ? Optional.empty() : varies(node, parameters);
      if (varies.isPresent()) {
        problems.add(shared(kind, amount.location(), varies.get()));
        return;
      }
    }
  }

  /** Why a node is not one number for all that share a limit in a fiscal year; empty if it is. */
  private static Optional<String> varies(Expr node, Map<String, Parameter> parameters) {
    if (node instanceof Expr.Name name && !name.name().equals(Vocabulary.FISCAL_YEAR)) {
      return Optional.of("the column " + name.name());
    }
    if (!(node instanceof Expr.ParameterValue value)) {
      return Optional.empty();
    }
    if (!value.keys().isEmpty()) {
      return Optional.of("the keyed parameter " + value.parameter());
    }
    Parameter parameter = parameters.get(value.parameter());
    boolean byApproval =
        parameter != null
            && parameter.datedBy() == Parameter.DatedBy.APPROVAL
            && parameter.values().size() > 1;
    return byApproval
        ? Optional.of("the parameter " + value.parameter() + ", " + BY_APPROVAL)
        : Optional.empty();
  }

  private static Problem shared(Limit.Kind kind, Location location, String varies) {
    Problem problem =
        Problem.user(
                "shared-cap-not-scalar",
                location,
                "a shared limit is one number a year, the same for all who share it")
            .withValue(varies + ", under " + kind.id());
    return varies.endsWith(BY_APPROVAL)
        ? problem.withRemedy("write dated-by = fiscal-year in the parameter")
        : problem.withAllowed("parameters without by, fiscal_year");
  }

  private Limit.Allocation allocation(Section section, Limit.Kind kind) {
    Optional<String> written = section.findOneOf("allocation", ALLOCATIONS);
    Optional<String> switched = switches.flatMap(s -> s.findOneOf(kind.id(), ALLOCATIONS));
    String word = switched.or(() -> written).orElse("first-come");
    boolean cap = kind == Limit.Kind.GROUP_YEAR || kind == Limit.Kind.GROUP_LIFETIME;
    if (word.equals("pro-rata") && !cap) {
      Location location =
          switched.isPresent()
              ? switches.orElseThrow().locationOf(kind.id())
              : section.locationOf("allocation");
      problems.add(
          Problem.user("no-shared-cap", location, "only a shared cap can be divided pro rata")
              .withValue(kind.id())
              .withAllowed("group-year, group-lifetime"));
      return Limit.Allocation.FIRST_COME;
    }
    return Limit.Allocation.valueOf(PolicyText.constant(word, "first-come"));
  }
}
