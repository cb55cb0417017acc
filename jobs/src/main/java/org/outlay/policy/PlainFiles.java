package org.outlay.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/** Reads the policy's lists: districts, funds and indices. */
final class PlainFiles {
  private static final BigDecimal MOST_YUAN = new BigDecimal("1e13");
  private static final BigDecimal LEAST_GROWTH = new BigDecimal("-0.9");
  private static final BigDecimal MOST_SHOCK = new BigDecimal("0.5");
  private static final BigDecimal MOST_PERSISTENCE = new BigDecimal("0.99");
  private static final BigDecimal MOST_GROWTH = BigDecimal.ONE;
  private static final List<String> CARRY_OVERS = List.of("none", "all");

  private final Overrides overrides;
  private final Problems problems;

  PlainFiles(Overrides overrides, Problems problems) {
    this.overrides = overrides;
    this.problems = problems;
  }

  Map<String, Labels> districts(Section file) {
    Map<String, Labels> districts = new LinkedHashMap<>();
    file.section("districts")
        .children()
        .forEach(
            (code, section) -> {
              districts.put(code, PolicyText.labels(section, "label"));
              section.done();
            });
    file.done();
    return districts;
  }

  Map<String, Fund> funds(Section file) {
    Map<String, Fund> funds = new LinkedHashMap<>();
    file.section("funds")
        .children()
        .forEach(
            (name, section) ->
                funds.put(name, fund(name, section, overrides.funds().flatMap(o -> o.find(name)))));
    file.done();
    overrides.funds().ifPresent(Section::done);
    return funds;
  }

  private Fund fund(String name, Section section, Optional<Section> change) {
    Map<Integer, BigDecimal> appropriation = new TreeMap<>(yearly(section, "appropriation"));
    change.ifPresent(c -> appropriation.putAll(yearly(c, "appropriation")));
    Map<Integer, BigDecimal> calls = new TreeMap<>(yearly(section, "calls"));
    change.filter(c -> c.has("calls")).ifPresent(c -> replace(calls, yearly(c, "calls")));
    String carryOver =
        change
            .flatMap(c -> c.findOneOf("carry-over", CARRY_OVERS))
            .or(() -> section.findOneOf("carry-over", CARRY_OVERS))
            .orElse("none");
    section.findOneOf("carry-over", CARRY_OVERS);
    Optional<Labels> assumption =
        section.has("assumption")
            ? Optional.of(PolicyText.labels(section, "assumption"))
            : Optional.empty();
    Fund fund =
        new Fund(
            name,
            PolicyText.labels(section, "label"),
            appropriation,
            Fund.CarryOver.valueOf(PolicyText.constant(carryOver, "none")),
            calls,
            assumption,
            section.location());
    section.done();
    change.ifPresent(Section::done);
    return fund;
  }

  private static void replace(Map<Integer, BigDecimal> old, Map<Integer, BigDecimal> now) {
    old.clear();
    old.putAll(now);
  }

  /** Yuan by fiscal year: {@code { "2017" = 40000000 }}. */
  private Map<Integer, BigDecimal> yearly(Section section, String key) {
    Map<Integer, BigDecimal> yearly = new TreeMap<>();
    section
        .find(key)
        .ifPresent(
            all -> {
              for (String year : all.keys()) {
                BigDecimal value = all.decimal(year, BigDecimal.ZERO, MOST_YUAN);
                fiscalYear(all, year).ifPresent(y -> yearly.put(y, value));
              }
            });
    return yearly;
  }

  private Optional<Integer> fiscalYear(Section section, String text) {
    if (text.matches("(19|20)\\d{2}")) {
      return Optional.of(Integer.valueOf(text));
    }
    problems.add(
        Problem.user("bad-year", section.locationOf(text), "a fiscal year is due here")
            .withValue(text)
            .withAllowed("four digits such as \"2017\""));
    return Optional.empty();
  }

  Map<String, GrowthIndex> indices(Section file) {
    Map<String, GrowthIndex> indices = new LinkedHashMap<>();
    file.section("indices")
        .children()
        .forEach(
            (name, section) ->
                indices.put(
                    name, index(name, section, overrides.indices().flatMap(o -> o.find(name)))));
    file.done();
    overrides.indices().ifPresent(Section::done);
    return indices;
  }

  private GrowthIndex index(String name, Section section, Optional<Section> change) {
    Map<Integer, BigDecimal> path = new TreeMap<>(growth(section));
    change.ifPresent(c -> path.putAll(growth(c)));
    BigDecimal after = section.decimal("after", LEAST_GROWTH, MOST_GROWTH);
    BigDecimal changed =
        change.flatMap(c -> c.findDecimal("after", LEAST_GROWTH, MOST_GROWTH)).orElse(after);
    GrowthIndex.Shock usual = shock(section, GrowthIndex.Shock.NONE);
    GrowthIndex index =
        new GrowthIndex(
            name,
            PolicyText.labels(section, "label"),
            path,
            changed,
            change.map(c -> shock(c, usual)).orElse(usual),
            section.location());
    section.done();
    change.ifPresent(Section::done);
    return index;
  }

  private static GrowthIndex.Shock shock(Section section, GrowthIndex.Shock otherwise) {
    return section.find("shock").map(s -> shockOf(s, otherwise)).orElse(otherwise);
  }

  private static GrowthIndex.Shock shockOf(Section section, GrowthIndex.Shock otherwise) {
    GrowthIndex.Shock shock =
        new GrowthIndex.Shock(
            section.findDecimal("sd", BigDecimal.ZERO, MOST_SHOCK).orElse(otherwise.sd()),
            section
                .findDecimal("persistence", BigDecimal.ZERO, MOST_PERSISTENCE)
                .orElse(otherwise.persistence()));
    section.done();
    return shock;
  }

  private Map<Integer, BigDecimal> growth(Section section) {
    Map<Integer, BigDecimal> path = new TreeMap<>();
    section
        .find("path")
        .ifPresent(
            all -> {
              for (String year : all.keys()) {
                BigDecimal rate = all.decimal(year, LEAST_GROWTH, MOST_GROWTH);
                fiscalYear(all, year).ifPresent(y -> path.put(y, rate));
              }
            });
    return path;
  }
}
