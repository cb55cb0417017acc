package org.outlay.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outlay.policy.Policy;
import org.outlay.policy.Programme;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;

/** Plans of all programmes: their rules, the measures these read, and what is drawn around them. */
final class PlanBuilder {
  /** The measure of the data contract that has a source of uncertainty of its own. */
  private static final String REVENUE = "revenue";

  private final Policy policy;
  private final Roster roster;
  private final SimulationSettings settings;
  private final LocalDate asOf;
  private final NoiseEstimates noise;
  private final Recurrence recurrence;
  private final RulePrograms programs;
  private final List<Component> components;

  PlanBuilder(
      Policy policy,
      Roster roster,
      List<Component> components,
      Economy economy,
      SimulationSettings settings,
      LocalDate asOf,
      int lastKnown) {
    this.policy = policy;
    this.roster = roster;
    this.settings = settings;
    this.asOf = asOf;
    this.noise = new NoiseEstimates(roster, economy, lastKnown);
    this.recurrence = new Recurrence(roster, lastKnown);
    this.programs = new RulePrograms(policy, roster);
    this.components = components;
  }

  /** Number of shared limits of all plans. */
  int limits() {
    return programs.limits();
  }

  /** Plans by code. */
  List<ProgrammePlan> plans() {
    List<ProgrammePlan> plans = new ArrayList<>();
    for (Programme programme : policy.programmes().values()) {
      plans.add(plan(plans.size(), programme));
    }
    return plans;
  }

  private ProgrammePlan plan(int code, Programme programme) {
    List<Rule> rules =
        policy.applicationRules().stream()
            .filter(rule -> rule.programmes().contains(programme.name()))
            .toList();
    List<String> names = rules.stream().map(Rule::name).toList();
    List<RuleProgram> programs =
        rules.stream().map(rule -> this.programs.program(rule, names)).toList();
    int[] measures = measures(programs);
    MeasureCourse[] courses = new MeasureCourse[measures.length];
    for (int m = 0; m < measures.length; m++) {
      courses[m] = course(code, programme, rules, programs, measures[m]);
    }
    List<String> tiers = policy.applications().field("tier").values();
    boolean drawn = programme.spell() && !settings.isFrozen(UncertaintySource.ATTRITION);
    return new ProgrammePlan(
        programs.toArray(RuleProgram[]::new),
        measures,
        courses,
        programme.spell(),
        programme.years().orElse(Short.MAX_VALUE),
        programs.stream().mapToInt(RuleProgram::longest).max().orElse(0),
        programs.stream().anyMatch(RuleProgram::earlier),
        rules.stream().anyMatch(this.programs::needsEarlierYearsAlone),
        components.stream().anyMatch(c -> c.inStages() && c.programmes().contains(code)),
        drawn
            ? noise.survivals(code, programme.name(), tiers, asOf)
            : NoiseEstimates.noExits(tiers.size()));
  }

  private static int[] measures(List<RuleProgram> programs) {
    Set<Integer> slots = new LinkedHashSet<>();
    for (RuleProgram program : programs) {
      for (int i = 0; i < program.varying().size(); i++) {
        switch (program.varying().origins()[i]) {
          case MEASURE, CUMULATIVE, CUMULATIVE_BEFORE, MAX_BEFORE ->
              slots.add(program.varying().slots()[i]);
          default -> {}
        }
      }
    }
    return slots.stream().mapToInt(i -> i).sorted().toArray();
  }

  private MeasureCourse course(
      int code, Programme programme, List<Rule> rules, List<RuleProgram> programs, int measure) {
    Field field = policy.annualRecords().field(roster.measures().get(measure));
    Programme.Continued continued = programme.continued().get(field.name());
    // What stands under neither stays as it is.
    Programme.Continued arriving = programme.arriving().getOrDefault(field.name(), continued);
    int index = index(continued);
    boolean category = field.kind() == FieldKind.CATEGORY;
    boolean agreed = field.name().equals(Vocabulary.AGREED_AMOUNT);
    boolean follows = index(continued) >= 0;
    boolean held = programme.spell() && continued != null && !follows && index(arriving) < 0;
    int longest = programme.years().orElse(Short.MAX_VALUE);
    UncertaintySource source =
        agreed
            ? UncertaintySource.DISCRETIONARY
            : field.name().equals(REVENUE) ? UncertaintySource.REVENUE : UncertaintySource.SALARIES;
    boolean drawn = !settings.isFrozen(source);
    boolean outcomes =
        category && continued != null && !settings.isFrozen(UncertaintySource.ASSESSMENTS);
    return new MeasureCourse(
        agreed || category ? Double.NaN : 0,
        programme.spell() && continued != null,
        index,
        index(arriving),
        drawn && follows ? table(noise.drift(code, measure, index)) : null,
        drawn && (follows || agreed) ? table(noise.entry(code, measure)) : null,
        !category
            && drawn
            && held
            && recurrence.holds(code, measure, agreed ? Double.NaN : 0, longest),
        outcomes ? noise.outcomes(code, measure, field.values().size()) : null,
        agreed ? span(rules, drawn) : null,
        reads(programs, measure, RuleInputs.Origin.CUMULATIVE, RuleInputs.Origin.CUMULATIVE_BEFORE),
        reads(programs, measure, RuleInputs.Origin.MAX_BEFORE));
  }

  private static boolean reads(
      List<RuleProgram> programs, int measure, RuleInputs.Origin... origins) {
    for (RuleProgram program : programs) {
      for (int i = 0; i < program.varying().size(); i++) {
        if (program.varying().slots()[i] == measure
            && List.of(origins).contains(program.varying().origins()[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private int index(Programme.@Nullable Continued continued) {
    String name = continued == null ? null : continued.index();
    return name == null ? -1 : List.copyOf(policy.indices().keySet()).indexOf(name);
  }

  private static @Nullable LognormalTable table(double sd) {
    return sd > 0 ? new LognormalTable(sd) : null;
  }

  /** Between what amounts are agreed that the text leaves open; null without a ceiling. */
  private @Nullable AgreedSpan span(List<Rule> rules, boolean drawn) {
    for (Rule rule : rules) {
      BigDecimal ceiling = settings.ceilings().get(rule.name());
      if (ceiling != null && rule.agreedFloor().isPresent()) {
        return AgreedSpan.of(rule.agreedFloor().get(), ceiling, drawn);
      }
    }
    return null;
  }
}
