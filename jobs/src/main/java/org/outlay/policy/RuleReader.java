package org.outlay.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.Faults;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;
import org.outlay.schema.TableSchema;

/** Reads one rule of the catalogue and compiles its formulas. */
final class RuleReader {
  /** The payer of a rule that the district bears. */
  static final String DISTRICT = "district";

  private static final List<String> PAYERS =
      List.of("city", DISTRICT, "enterprise", "tax", "procurement");
  private static final List<String> KINDS = List.of("outlay", "memo", "investment");

  /** In a scenario's payments: of every rule that neither it nor the catalogue gives terms for. */
  static final String ALL_RULES = "all";

  private static final String PARAMETERS = "parameters";
  private static final String TAG = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final String BY_TIMING = "by-timing";

  private final TableSchema applications;
  private final Vocabulary vocabulary;
  private final KnownNames known;
  private final Overrides overrides;
  private final Problems problems;

  RuleReader(
      TableSchema applications,
      Vocabulary vocabulary,
      KnownNames known,
      Overrides overrides,
      Problems problems) {
    this.applications = applications;
    this.vocabulary = vocabulary;
    this.known = known;
    this.overrides = overrides;
    this.problems = problems;
  }

  /**
   * Reads the rule that stands in {@code section}; empty after a problem when a formula cannot be
   * compiled, or would not be because of something else.
   */
  Optional<Rule> read(String name, String clause, Section section) {
    Optional<Section> changes = overrides.parameters().flatMap(all -> all.find(name));
    Map<String, Parameter> parameters = parameters(name, section, changes);
    List<String> programmes = names(section, "programmes", "programme", known.programmes());
    List<String> clauses = names(section, "clauses", "clause", known.clauses());
    Rule.Kind kind = Rule.Kind.valueOf(PolicyText.constant(section.oneOf("kind", KINDS), "memo"));
    Labels labels = PolicyText.labels(section, "label");
    Labels description = PolicyText.labels(section, "description");
    String beneficiary = beneficiary(section);
    String payer = section.oneOf("payer", PAYERS);
    Optional<String> fund = fund(section, kind);
    BudgetLine budget = new BudgetReader(problems).line(section, kind, known);
    String timing = section.oneOf("timing", Payment.TIMINGS);
    Payment payment = payment(name, timing, section);
    List<String> tags = tags(section);
    FormulaReader.KEYS.forEach(section::has);
    section.require("amount");
    Faults faults = new Faults(problems);
    faults.watch(name, section::done);
    // A foreign key may be meant for that of the parameters.
    if (faults.in(name) && !section.has(PARAMETERS)) {
      return Optional.empty();
    }
    changes.ifPresent(Section::done);
    FormulaReader formulas = new FormulaReader(applications, vocabulary, overrides, problems);
    return formulas
        .read(name, section, programmes, parameters)
        .map(
            f ->
                new Rule(
                    name,
                    clauses.isEmpty() ? clause : clauses.get(0),
                    clauses.isEmpty() ? List.of(clause) : clauses,
                    labels,
                    description,
                    programmes,
                    beneficiary,
                    payer,
                    fund,
                    kind,
                    budget,
                    f.definitions(),
                    f.eligibility(),
                    f.amount(),
                    f.duration(),
                    f.limits(),
                    timing,
                    payment,
                    tags,
                    parameters,
                    section.location()));
  }

  /** What the scenario says of the rule, else what it says of all, else the catalogue. */
  private Payment payment(String rule, String timing, Section section) {
    PaymentReader reader = new PaymentReader(problems);
    Optional<Payment> own = reader.read(section, "payment");
    Optional<Payment> changed = overrides.payments().flatMap(all -> reader.read(all, rule));
    boolean timed =
        overrides
            .payments()
            .flatMap(all -> all.findOneOf(ALL_RULES, List.of(BY_TIMING)))
            .isPresent();
    return changed.or(() -> own).orElse(timed ? Payment.ofWord(timing) : Payment.SAME_YEAR);
  }

  private List<String> names(Section section, String key, String what, Names all) {
    List<String> names = section.texts(key);
    names.forEach(name -> PolicyText.known(what, name, all, section.locationOf(key), problems));
    return names;
  }

  private String beneficiary(Section section) {
    String name = section.text("beneficiary");
    // A policy that lists none leaves the word free.
    if (!name.isEmpty() && !known.beneficiaries().isEmpty()) {
      Location location = section.locationOf("beneficiary");
      PolicyText.known("beneficiary", name, known.beneficiaries(), location, problems);
    }
    return name;
  }

  private List<String> tags(Section section) {
    List<String> tags = new ArrayList<>();
    for (Leaf tag : section.located("tags")) {
      if (!tag.value().matches(TAG)) {
        problems.add(
            Problem.user("bad-tag", tag.location(), "this is no tag")
                .withValue(tag.value())
                .withAllowed("words of lower case letters and digits, joined by -"));
      } else if (tags.contains(tag.value())) {
        problems.add(
            Problem.user("repeated-tag", tag.location(), "this tag stands twice")
                .withValue(tag.value())
                .withRemedy("keep one of them"));
      }
      tags.add(tag.value());
    }
    return tags;
  }

  private Map<String, Parameter> parameters(
      String rule, Section section, Optional<Section> changes) {
    ParameterReader reader = new ParameterReader(applications, known, problems);
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    Optional<Section> all = section.find(PARAMETERS);
    all.map(Section::children)
        .orElse(Map.of())
        .forEach(
            (name, one) ->
                reader.read(rule, name, one, changes).ifPresent(p -> parameters.put(name, p)));
    all.ifPresent(own -> changes.ifPresent(new Names(own.keys(), own.unread())::expectIn));
    new Bands(problems).check(parameters.values());
    return parameters;
  }

  private Optional<String> fund(Section section, Rule.Kind kind) {
    Optional<String> fund = section.findText("fund");
    fund.ifPresent(
        name ->
            PolicyText.known("fund", name, known.funds(), section.locationOf("fund"), problems));
    if (fund.isEmpty() && kind != Rule.Kind.MEMO) {
      Problem missing =
          Problem.user("missing-fund", section.location(), "an outlay needs a fund that pays it")
              .withRemedy("add fund = ..., or make it kind = memo");
      problems.add(
          known.funds().isWhole()
              ? missing.withAllowed(String.join(", ", known.funds().declared()))
              : missing);
    }
    if (fund.isPresent() && kind == Rule.Kind.MEMO) {
      problems.add(
          Problem.user("memo-with-fund", section.locationOf("fund"), "no fund pays a memo")
              .withValue(fund.get())
              .withRemedy("leave fund out, or make it kind = outlay"));
    }
    return fund;
  }
}
