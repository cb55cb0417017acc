package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.TableSchema;

/**
 * Reads {@code construction}: what a fund builds and for whom. Of each key what the scenario says
 * replaces what the catalogue says; demand, the opening and the years of a supply come whole.
 */
final class ConstructionReader {
  private static final BigDecimal LEAST_AREA = BigDecimal.ONE;
  private static final BigDecimal MOST_AREA = new BigDecimal(10_000);
  private static final BigDecimal MOST_FLOOR = new BigDecimal("1e9");
  private static final BigDecimal LEAST_COST = BigDecimal.ONE;
  private static final BigDecimal MOST_COST = new BigDecimal(1_000_000);
  private static final BigDecimal LEAST_GROWTH = new BigDecimal("-0.9");
  private static final List<String> RENT_USES = List.of("treasury", "construction");
  private static final ConstructionPlan.Opening NOTHING =
      new ConstructionPlan.Opening(0, 0, 0, 0, Map.of());
  private static final int LONGEST = 50;
  private static final int MOST_HOMES = 10_000_000;

  private final Set<String> programmes;
  private final TableSchema applications;
  private final YearKeys years;
  private final Problems problems;

  ConstructionReader(Set<String> programmes, TableSchema applications, Problems problems) {
    this.programmes = programmes;
    this.applications = applications;
    this.years = new YearKeys(problems);
    this.problems = problems;
  }

  /** Of the catalogue, with what a scenario changes. */
  ConstructionPlan read(Layered section) {
    ConstructionPlan plan =
        new ConstructionPlan(
            section.integer("from", YearKeys.EARLIEST, YearKeys.LATEST),
            new ConstructionPlan.Building(
                section.decimal("unit-area", LEAST_AREA, MOST_AREA),
                section.decimal("cost-per-m2", LEAST_COST, MOST_COST),
                growth(section, "cost-growth"),
                section.integer("build-years", 0, LONGEST)),
            new ConstructionPlan.Rent(
                section.decimal("rent", BigDecimal.ZERO, MOST_COST),
                growth(section, "rent-growth"),
                section
                    .latest(s -> s.findOneOf("rent-to", RENT_USES))
                    .filter(word -> !word.equals(RENT_USES.get(0)))
                    .map(word -> ConstructionPlan.RentUse.CONSTRUCTION)
                    .orElse(ConstructionPlan.RentUse.TREASURY)),
            stay(section),
            section.object("demand", this::demand).orElse(List.of()),
            section.object("opening", this::opening).orElse(NOTHING),
            supplies(section));
    section.done();
    return plan;
  }

  private static BigDecimal growth(Layered section, String key) {
    return section
        .latest(s -> s.findDecimal(key, LEAST_GROWTH, BigDecimal.ONE))
        .orElse(BigDecimal.ZERO);
  }

  private ConstructionPlan.Stay stay(Layered section) {
    Layered stay = section.child("stay");
    ConstructionPlan.Stay read =
        new ConstructionPlan.Stay(
            stay.integer("shortest", 1, LONGEST),
            stay.integer("longest", 1, LONGEST),
            section.findInteger("patience", 1, LONGEST).orElse(CarryOver.FOREVER));
    stay.done();
    if (read.longest() < read.shortest()) {
      problems.add(
          Problem.user("bad-stay", stay.locationOf("longest"), "the longest stay is shorter")
              .withValue(Integer.toString(read.longest()))
              .withAllowed("at least " + read.shortest()));
    }
    return read;
  }

  /** By programme: {@code { home { options = [apartment], tiers = [basic] } }}. */
  private List<HeadCount> demand(Section demand) {
    List<HeadCount> counts = new ArrayList<>();
    demand
        .children()
        .forEach(
            (programme, who) -> {
              PolicyText.known(
                  "programme", programme, programmes, demand.locationOf(programme), problems);
              counts.add(new HeadCount(programme, names(who, "options"), names(who, "tiers")));
              who.done();
            });
    if (counts.isEmpty() && demand.keys().isEmpty()) {
      problems.add(
          Problem.user("no-demand", demand.location(), "nobody asks for a home")
              .withRemedy("name a programme, such as demand { home { options = [apartment] } }"));
    }
    return counts;
  }

  private List<String> names(Section who, String key) {
    String column = key.substring(0, key.length() - 1);
    for (Leaf name : who.located(key)) {
      PolicyText.known(
          column, name.value(), applications.field(column).values(), name.location(), problems);
    }
    return who.texts(key);
  }

  /** The state of one day, so it comes whole. */
  private ConstructionPlan.Opening opening(Section section) {
    Map<Integer, Integer> underWay = new TreeMap<>();
    years
        .read(
            section,
            "under-way",
            (all, year) -> BigDecimal.valueOf(all.integer(year, 0, MOST_HOMES)))
        .forEach((year, number) -> underWay.put(year, number.intValueExact()));
    ConstructionPlan.Opening opening =
        new ConstructionPlan.Opening(
            section.integer("year", YearKeys.EARLIEST, YearKeys.LATEST),
            section.integer("stock", 0, MOST_HOMES),
            section.integer("tenants", 0, MOST_HOMES),
            section.integer("waiting", 0, MOST_HOMES),
            underWay);
    section.done();
    check(section, opening);
    return opening;
  }

  private void check(Section section, ConstructionPlan.Opening opening) {
    if (opening.tenants() > opening.stock()) {
      problems.add(
          Problem.user("bad-opening", section.locationOf("tenants"), "more tenants than homes")
              .withValue(Integer.toString(opening.tenants()))
              .withAllowed("up to " + opening.stock()));
    }
    opening.underWay().keySet().stream()
        .filter(year -> year < opening.year())
        .sorted()
        .forEach(
            year ->
                problems.add(
                    Problem.user(
                            "bad-opening",
                            section.section("under-way").locationOf(Integer.toString(year)),
                            "homes under way are completed before the opening")
                        .withValue(Integer.toString(year))
                        .withAllowed("from " + opening.year() + " on; earlier ones are in stock")));
  }

  private List<ConstructionPlan.Supply> supplies(Layered section) {
    List<ConstructionPlan.Supply> supplies = new ArrayList<>();
    if (!section.has("supply")) {
      return supplies;
    }
    Layered all = section.child("supply");
    for (String name : all.keys()) {
      Layered one = all.child(name);
      one.base().require("floor-area");
      supplies.add(
          new ConstructionPlan.Supply(
              name,
              one.decimal("share", BigDecimal.ZERO, BigDecimal.ONE),
              one.latest(this::floorArea).orElse(Map.of())));
      one.latest(s -> s.findText("cite"));
      one.done();
    }
    return supplies;
  }

  private Optional<Map<Integer, BigDecimal>> floorArea(Section supply) {
    return supply.has("floor-area")
        ? Optional.of(
            years.read(
                supply, "floor-area", (of, year) -> of.decimal(year, BigDecimal.ZERO, MOST_FLOOR)))
        : Optional.empty();
  }
}
